/**
 * Intake: whole files of facts into the roll and the evidence, and out again.
 *
 * <p><b>Process</b>: maintenance of the roll and intake of evidence, as far as they come as files. <b>Inputs</b>: a folder of
 * the exchange format. <b>Outputs</b>: beliefs and evidence, the list of rejected rows, and the other way round the roll and
 * the evidence as rows and as files. <b>Owner unit</b>: UOAL.
 *
 * <p><b>Invariants</b>: a load is one transaction, all of its good rows or nothing; the same files again change nothing;
 * what comes out is assessed like what went in.
 *
 * <p><b>Easy to get wrong</b>: absent evidence is not taken back, but pregnancies and enrolments of a listed member, and the
 * lists of exemptions, scopes and places, are said as a whole by their file.
 */
@ApplicationModule(
        displayName = "intake",
        allowedDependencies = {"exchange", "database", "audit", "registry", "evidence", "columns"})
@NullMarked
package org.ayni.app.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
