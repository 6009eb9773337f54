/**
 * The wizard by which people bring lists: template, file, columns, dry run, applying, receipt. One for all kinds of lists; a kind
 * is a {@link org.ayni.app.upload.BroughtList} and a page that extends {@link org.ayni.app.console.upload.UploadPage}.
 *
 * <p>Input: a file and what its owner presses. Output: pages, and the acts of {@code upload} in the name of who presses. Owner
 * unit: UTI.
 *
 * <p>Invariants: the pages decide nothing; what lasts goes on in the background when the page is left; a file is only ever asked
 * for by its random number.
 *
 * <p>Easy to get wrong: the first refused rows are shown as they stand in a file that anybody may have written: text, never more.
 */
@NullMarked
package org.ayni.app.console.upload;

import org.jspecify.annotations.NullMarked;
