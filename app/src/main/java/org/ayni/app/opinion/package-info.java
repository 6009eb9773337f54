/**
 * Cross-check: the second opinion. The whole rulebook once more, as sets of SQL written from its words and not from the kernel,
 * so that a mistake of one implementation shows as a difference from the other.
 *
 * <p>Input: the facts of the exchange format, from files or from a closed roll with everything that was liquidated before it;
 * the law as dated rows. Output: the four result files, their fingerprints, and the differences from what is stored.
 *
 * <p>The law stands in {@code resources/opinion}, one file for each step of the rulebook, run in the order of their names
 * ({@link org.ayni.app.opinion.RuleSteps}).
 *
 * <p>Invariants: nothing of the kernel's rules is used, only the reading and checking of rows is shared; a run leaves no table
 * behind; an audit never changes what it audits.
 *
 * <p>Easy to get wrong: the tables of a run exist only inside its transaction. Sets of months are bits of an integer, the
 * earliest month lowest. A rule that changes in the rulebook changes here too, by hand: that is the point.
 *
 * <p>Owner: Unidad de Verificación de Cumplimiento de Compromisos (UVCC), for control.
 */
@NullMarked
@ApplicationModule(
        displayName = "Cross-check",
        allowedDependencies = {
            "problem",
            "database",
            "audit",
            "exchange",
            "registry",
            "evidence",
            "intake",
            "verification",
            "liquidation"
        })
package org.ayni.app.opinion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
