/**
 * Acts that a page begins and that last longer than a request: the steps of a bimestre, the check of the chain.
 *
 * <p>Input: an act and who asks for it. Output: a row of the tray {@code /trabajos} of that person, and for whoever opens the page
 * of the act how far it is and how it ended. Owner unit: UTI.
 *
 * <p>Invariants: of one name, one at a time, in all processes; what was begun goes on when the page is left. The act itself is what
 * is kept or taken back as a whole: when the server dies its transaction is undone, and half a minute later the row says so and
 * leads to the page that offers it again. It is not begun again by itself: a person answers for it.
 *
 * <p>Easy to get wrong: the row tells of the act and is no proof of it; what was done stands in the tables of the act.
 */
@NullMarked
package org.ayni.app.console.background;

import org.jspecify.annotations.NullMarked;
