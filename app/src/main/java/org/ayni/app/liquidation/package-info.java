/**
 * Liquidation: what a cycle pays each household, line by line, and the resolution that authorises it.
 *
 * <p>Input: the closed roll, what was verified, everything liquidated before, what the ledger holds back. Output: lines and
 * totals of every household, the resolution, postings in the ledger, and the view {@code liquidation.authorised_payment} from
 * which the bank is instructed.
 *
 * <p>Invariants: no household is silent, each has a line per month, if only a zero with its reason; a household's lines add up
 * to its total; Σ lines = Σ authorised in the ledger, to the céntimo; who liquidated does not authorise; a stored line never
 * changes, a later cycle corrects it (R-RETRO).
 *
 * <p>A liquidation carries on what the next one needs of all before it: the totals of a cycle know since when each household is
 * liquidated here and what is still to recover, and {@code absent_household} the same of those not on its roll. So two cycles
 * are read, not all.
 *
 * <p>Easy to get wrong: {@code period} is the cycle in which a line was liquidated, {@code about} the bimestre that the money
 * is for. {@code payable} of a held household is not paid now. Held money is released only to a household that R-STATE pays.
 *
 * <p>Owner: Unidad de Operaciones de Afiliación y Liquidación (UOAL).
 */
@NullMarked
@ApplicationModule(
        displayName = "Liquidation",
        allowedDependencies = {
            "problem",
            "database",
            "audit",
            "exchange",
            "law",
            "territory",
            "registry",
            "evidence",
            "columns",
            "intake",
            "ledger",
            "verification"
        })
package org.ayni.app.liquidation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
