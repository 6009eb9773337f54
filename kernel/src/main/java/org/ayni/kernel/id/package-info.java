/** The programme's identifiers as types; all are text, with their leading zeros (rulebook §8). */
@NullMarked
package org.ayni.kernel.id;

import org.jspecify.annotations.NullMarked;
