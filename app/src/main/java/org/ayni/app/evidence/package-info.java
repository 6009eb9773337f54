/**
 * Evidence: what schools, health facilities and field staff told us, kept exactly as told.
 *
 * <p><b>Process</b>: intake of SIAGIE, HIS, field formats and reviews. <b>Inputs</b>: rows of the exchange format that were
 * checked, staged by a load. <b>Outputs</b>: the evidence as it was known at an instant. <b>Owner unit</b>: UVCC.
 *
 * <p><b>Invariants</b>: rows are only added; a row keeps the load and the line that it came from; the same row again (as
 * many times as before) adds nothing.
 *
 * <p><b>Easy to get wrong</b>: a row that a later file lacks is not taken back, because it was received; of several rows
 * about the same thing the rules choose, by {@code received_on} and then by arrival, which {@code record} counts. Two equal
 * rows of one file are two rows: {@code copy} numbers them.
 */
@ApplicationModule(
        displayName = "evidence",
        allowedDependencies = {"exchange", "database", "registry"})
@NullMarked
package org.ayni.app.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
