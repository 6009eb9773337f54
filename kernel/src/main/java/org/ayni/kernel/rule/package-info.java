/** The rules, one file each: pure functions that answer one question and cite their source. */
@NullMarked
package org.ayni.kernel.rule;

import org.jspecify.annotations.NullMarked;
