/**
 * Work that a page begins and that lasts longer than a request.
 *
 * <p>Input: an act and who asks for it. Output: how far it is and how it ended, for whoever opens the page. Owner unit: UTI.
 *
 * <p>Invariants: of one name, one at a time; what was begun goes on when the page is left; nothing here is remembered by the
 * database. The act itself is what is kept or taken back as a whole: when the server dies its transaction is undone, and the
 * page, which knows nothing of it any more, offers it again.
 */
@NullMarked
package org.ayni.app.console.background;

import org.jspecify.annotations.NullMarked;
