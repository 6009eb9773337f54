/**
 * Columns: the closed rolls and the evidence a second time, packed for machines that must read the whole nation in a second.
 *
 * <p><b>Process</b>: every load also writes its evidence in chunks of columns, and closing the roll writes the closed roll so.
 * <b>Inputs</b>: the rows of the registry and of the evidence. <b>Outputs</b>: the kernel's facts of a closed roll, the same as
 * from the rows, at once or in slices of households ({@link org.ayni.app.columns.RollSlices}). <b>Owner unit</b>: UTI.
 *
 * <p><b>Invariants</b>: columns are derived, never the only copy; the same rows give the same bytes, so that they can be built
 * again at any time; a set of chunks carries its digest, and a closed roll the digest of all sets that it reads: a chunk that is
 * missing or wrong is noticed, and the rows are read instead.
 *
 * <p><b>Easy to get wrong</b>: which of two records counts depends on the order of arrival, so a chunk keeps that order and sets
 * are read load by load. Codes of HIS stay as they were written: which attention they are is asked of the law of the day of
 * reading. Health records older than the oldest small child are not read, but for perinatal codes (see
 * {@link org.ayni.app.columns.HealthHistory}).
 */
@ApplicationModule(
        displayName = "columns",
        allowedDependencies = {"problem", "database", "exchange", "registry", "evidence"})
@NullMarked
package org.ayni.app.columns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
