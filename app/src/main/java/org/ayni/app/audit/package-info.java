/**
 * The record of every act: who, what, on what, when.
 *
 * <p>Input: an act that is being done. Output: one row in {@code audit.act}, in the transaction of the act. Owner unit:
 * UTI; read by the control body.
 *
 * <p>Invariants: no act without a row, no row without its act; rows are only added (the database refuses the rest); the
 * time is the database's.
 *
 * <p>Easy to get wrong: the detail is for facts about the act (counts, sums, file names), never for personal data.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.ayni.app.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
