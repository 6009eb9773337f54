/** Bimestres, months and civil days: the programme's time, without clocks (rulebook §1). */
@NullMarked
package org.ayni.kernel.time;

import org.jspecify.annotations.NullMarked;
