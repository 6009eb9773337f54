/**
 * The reports of a cycle, for people: who was verified and how, who is paid how much and why not, the annex of the
 * resolution, and the summary that a director reads.
 *
 * <p>Input: the stored decisions, lines, totals and resolution, the state of the payments, the ledger, the closed roll for
 * names. Output: workbooks and CSV files, and a summary for the terminal. Nothing here decides or writes to the database.
 *
 * <p>Invariants: the rows announced on the legend are the rows in the file; every report says period, cut, who, when and the
 * fingerprint of the results it shows; a text is never run as a formula; codes keep their zeros.
 *
 * <p>Easy to get wrong: amounts are céntimos until the cell; names are those of the closed roll, not of today.
 *
 * <p>Owner: Unidad de Verificación de Cumplimiento de Compromisos (nominal report), Unidad de Operaciones (annex).
 */
@NullMarked
@ApplicationModule(
        displayName = "report",
        allowedDependencies = {"upload", "database", "audit", "territory", "verification", "payment", "synthetic"})
package org.ayni.app.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
