/**
 * The cycle: one bimestre from its opening to the instruction of the bank, as a list of named steps.
 *
 * <p>Input: the roll, the evidence, the law, the people who act. Output: each step's own, in its module; here what was frozen
 * and where each step stands.
 *
 * <p>Invariants: a step is done once, whole, and for ever: its output, its mark and its audit row are one transaction; two
 * operators give one result; whatever is killed, calling again goes on; a refusal is an answer with a reason, never half a
 * step.
 *
 * <p>Easy to get wrong: the closed roll is an instant and not a copy, so everything that reads it must read <em>as known at</em>
 * it. RUNNING means that somebody works, or was cut off: only the lock knows which.
 *
 * <p>Owner: Unidad de Operaciones de Afiliación y Liquidación (UOAL).
 */
@ApplicationModule(
        displayName = "Cycle",
        allowedDependencies = {
            "problem",
            "database",
            "audit",
            "iso20022",
            "exchange",
            "law",
            "territory",
            "columns",
            "verification",
            "liquidation",
            "variance",
            "opinion",
            "payment"
        })
@NullMarked
package org.ayni.app.cycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
