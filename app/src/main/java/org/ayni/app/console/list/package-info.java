/**
 * Lists as every page of the console shows them: filters in the address, columns to choose, pages by key, saved views, and
 * the export of exactly what was announced.
 *
 * <p>Input: a {@link org.ayni.app.console.list.ListView}, which is all that a page writes about its list, and the address
 * that was asked for. Output: the page {@code lists/list}, the number of rows, workbooks and CSV files. Owner unit: UTI.
 *
 * <p>Invariants: of the address only names that the list declares are used, and values only as parameters; an export has as
 * many rows as were announced or it is refused; each household of an export can be asked who exported it; what is marked as
 * a DNI is covered on the screen and whole in a file.
 *
 * <p>Easy to get wrong: an order must never be null and must end in the key, or a page loses rows; a filter that is to be
 * fast compares with {@code =} what an index begins with ({@code docs/console.md}).
 */
@NullMarked
package org.ayni.app.console.list;

import org.jspecify.annotations.NullMarked;
