/**
 * Duplicate and impossible records: found by the system, resolved by people.
 *
 * <p><b>Process</b>: maintenance of the roll (MOP §8.1). <b>Inputs</b>: the roll as believed now. <b>Outputs</b>: suspicions that
 * two records are one person, with how alike they are and why; records that cannot be true; what people decided of them.
 * <b>Owner unit</b>: UOAL.
 *
 * <p><b>Invariants</b>: nothing is merged by the system. A merge and a split are approved by a second person. A suspicion whose
 * cause is gone is cleared by the next search, and found again when the cause comes back. What was declared two people stays so
 * until somebody takes it back. Nothing is deleted.
 *
 * <p><b>Easy to get wrong</b>: twins. They share the household, the mother, both surnames and the birth date, and must not be
 * offered to a tired clerk as one child: see {@link org.ayni.app.duplicates.Likeness}. A merge ends the membership of the
 * retired record; the evidence that came under its code stays there, so keep the record that has more of it.
 */
@ApplicationModule(
        displayName = "duplicates",
        allowedDependencies = {"database", "audit", "access", "registry", "search"})
@NullMarked
package org.ayni.app.duplicates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
