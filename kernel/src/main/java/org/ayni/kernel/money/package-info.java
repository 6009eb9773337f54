/** Money in whole céntimos. */
@NullMarked
package org.ayni.kernel.money;

import org.jspecify.annotations.NullMarked;
