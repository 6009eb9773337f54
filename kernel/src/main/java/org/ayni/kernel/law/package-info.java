/** The law as data: dated parameters with source and confidence, and the scheme in force on a day. */
@NullMarked
package org.ayni.kernel.law;

import org.jspecify.annotations.NullMarked;
