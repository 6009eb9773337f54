/**
 * What-if: what a changed law would cost, and whom it would help or hurt, before anybody decides it.
 *
 * <p>Input: the facts of a bimestre in memory, the law, and changed values laid over it. Output: cost by UT and concept,
 * households that gain, lose, enter or leave, the distribution of the change, typical cases explained with both laws; what a
 * person saves, promotes and approves, in {@code whatif}. An approved change is laid over the law that comes with the system
 * ({@link org.ayni.app.whatif.InstallationLaw}).
 *
 * <p>Invariants: a what-if writes nothing but its own tables; no change, no difference; the result does not depend on how many
 * threads computed it; who promotes does not approve; a change begins with a bimestre, after every closed one.
 *
 * <p>Easy to get wrong: a value without a date begins with the bimestre that is looked at. One that begins earlier also changes
 * what the two bimestres before are recomputed to (R-RETRO), and that is shown apart.
 *
 * <p>Owner: Unidad de Planeamiento, Presupuesto y Modernización (UPPM).
 */
@ApplicationModule(
        displayName = "What-if",
        allowedDependencies = {"problem", "database", "audit", "law", "territory", "liquidation"})
@NullMarked
package org.ayni.app.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
