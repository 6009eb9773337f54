/**
 * The record of every act: who, what, on what, when.
 *
 * <p>Input: an act that is being done. Output: one row in {@code audit.act}, in the transaction of the act; soon after, its
 * link in a chain of hashes whose end is signed ({@code SealAudit}), so that a changed, removed or added act is found
 * ({@code VerifyAudit}, and {@code ChainFile} without the server). Owner unit: UTI; read by the control body.
 *
 * <p>Invariants: no act without a row, no row without its act; rows are only added (the database refuses the rest); the
 * time is the database's.
 *
 * <p>Easy to get wrong: the detail is for facts about the act (counts, sums, file names), never for personal data.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "database"})
package org.ayni.app.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
