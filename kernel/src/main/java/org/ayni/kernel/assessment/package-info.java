/**
 * The assessment of a bimestre: from facts and law to outcomes, lines and totals, household by household.
 *
 * <p>Easy to get wrong: the parameters of a month are those of its last day, also in a recomputed bimestre; the closing
 * day only decides R-STATE; the package never decides a month; a household that is not paid gets no retro lines.
 */
@NullMarked
package org.ayni.kernel.assessment;

import org.jspecify.annotations.NullMarked;
