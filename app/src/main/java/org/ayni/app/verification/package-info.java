/**
 * Verification: what each target member and household complied with, month by month, decided once from the closed roll.
 *
 * <p>Input: the registry and the evidence as known at the closing ({@link org.ayni.app.verification.ClosedRoll}), the law.
 * Output: the tables of the schema {@code verification}, which liquidation, reports and the family's page read.
 *
 * <p>Invariants: a cycle is verified whole and once; a stored decision is never changed, a later cycle corrects it
 * (R-RETRO); every decision has a reason and the numbers of the records it rests on; what is stored reads back, byte for
 * byte, as the result files of the exchange format.
 *
 * <p>The roll comes in slices of households ({@link org.ayni.app.verification.SlicedRoll}), the next one read while one is decided;
 * nobody may look at the facts of a slice that is done.
 *
 * <p>Whoever is going to liquidate next hears of every household's amounts from the same assessment, in the order of ids
 * ({@link org.ayni.app.verification.VerifyMonths}).
 *
 * <p>Easy to get wrong: only the two months of the period are stored here; the earlier ones that R-RETRO decides again show
 * as lines of the liquidation. {@code missed} lists items, not reasons: an item may be missed and the condition met by
 * another series (iron) or by a field format.
 *
 * <p>Owner: Unidad de Verificación de Cumplimiento de Compromisos (UVCC).
 */
@NullMarked
@ApplicationModule(
        displayName = "Verification",
        allowedDependencies = {
            "problem",
            "database",
            "audit",
            "exchange",
            "law",
            "registry",
            "evidence",
            "columns",
            "intake"
        })
package org.ayni.app.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
