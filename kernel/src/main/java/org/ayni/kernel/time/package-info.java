/** Bimestres, months and civil days: the programme's time, without clocks (rulebook §1). */
package org.ayni.kernel.time;
