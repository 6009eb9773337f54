/**
 * Synthetic caseloads: the facts of one bimestre for people who do not exist.
 *
 * <p><b>Process</b>: rehearsal, demonstration, load tests. <b>Inputs</b>: number of households, seed, bimestre, a
 * territory. <b>Outputs</b>: the files of the exchange format and {@code SYNTHETIC.txt}, which says what they are; the lists of
 * the places that they name.
 * <b>Owner unit</b>: Unidad de Tecnologías de la Información.
 *
 * <p><b>Invariants</b>: the same specification gives the same bytes on every machine; household {@code k} of a seed is the
 * same household in a caseload of any size, unless that is calibrated to a published bimestre; memory does not grow with the
 * number of households; no name comes from a list of people.
 *
 * <p><b>Easy to get wrong</b>: no floating point, no clock, no default locale or time zone, no iteration over a hash map:
 * each would break the first invariant. A new random draw must come after the existing ones of its stream, or from a
 * stream of its own; otherwise every caseload changes, and {@link org.ayni.app.synthetic.SyntheticCaseload#VERSION} with it.
 */
@ApplicationModule(
        displayName = "synthetic",
        allowedDependencies = {"problem", "law", "exchange", "territory"})
@NullMarked
package org.ayni.app.synthetic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
