/**
 * Lists that a person brings as a file: read by what they contain, checked row by row, and given back with what is wrong.
 *
 * <p><b>Process</b>: the first step of everything that enters from outside the programme as a table. <b>Inputs</b>: CSV of any
 * separator and encoding, XLSX; the description of a kind of list ({@link org.ayni.app.upload.BroughtList}) that the module
 * who owns it gives. <b>Outputs</b>: rows with their line and their cells as days, sums and codes; a workbook of what was
 * refused; receipts. <b>Owner unit</b>: UTI.
 *
 * <p><b>Invariants</b>: nothing is guessed: what can be read in two ways is refused or asked; memory does not grow with the
 * file; what was checked is, byte for byte, what is applied; a refused row says line, column, reason and, where there is one,
 * a suggestion, and is never lost; a suggestion is never applied by itself.
 *
 * <p><b>Easy to get wrong</b>: the name of a file says nothing about what is in it. A line is the first physical line of a
 * row: a quoted cell may go over several. A number in a workbook has lost its leading zeros before we see it.
 */
@ApplicationModule(
        displayName = "upload",
        allowedDependencies = {"problem", "database", "audit"})
@NullMarked
package org.ayni.app.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
