/**
 * The programme's processes, one direct sub-package each.
 *
 * <p>A sub-package is a module: what is not public is internal, and imports run only backwards in the order that the
 * modules declare. The order is verified in a test.
 */
@NullMarked
package org.ayni.app;

import org.jspecify.annotations.NullMarked;
