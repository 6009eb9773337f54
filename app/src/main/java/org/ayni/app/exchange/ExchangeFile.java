package org.ayni.app.exchange;

import static org.ayni.app.exchange.Column.extension;
import static org.ayni.app.exchange.Column.extensionChoice;
import static org.ayni.app.exchange.Column.optional;
import static org.ayni.app.exchange.Column.optionalChoice;
import static org.ayni.app.exchange.Column.required;
import static org.ayni.app.exchange.Column.requiredChoice;
import static org.ayni.app.exchange.ColumnType.AMOUNT;
import static org.ayni.app.exchange.ColumnType.BIMESTER;
import static org.ayni.app.exchange.ColumnType.DATE;
import static org.ayni.app.exchange.ColumnType.DNI;
import static org.ayni.app.exchange.ColumnType.HOUSEHOLD_KEY;
import static org.ayni.app.exchange.ColumnType.HOUSEHOLD_REFERENCE;
import static org.ayni.app.exchange.ColumnType.MEMBER_KEY;
import static org.ayni.app.exchange.ColumnType.MEMBER_REFERENCE;
import static org.ayni.app.exchange.ColumnType.MONTH;
import static org.ayni.app.exchange.ColumnType.MONTH_OR_YEAR;
import static org.ayni.app.exchange.ColumnType.SCOPED_ID;
import static org.ayni.app.exchange.ColumnType.TEXT;
import static org.ayni.app.exchange.ColumnType.WHOLE;

import java.util.List;

/**
 * The tables of the exchange format, in the order in which they are read, each with its columns in the order in which a row
 * is checked. This is the layout and nothing else says it again: reader, writer, database load and documentation take it
 * from here.
 *
 * <p>Columns marked as extension are ours, not the format's (see {@link Column#extension}); they come last.
 */
public enum ExchangeFile {
    HOUSEHOLDS(
            "households.csv",
            required("household_id", HOUSEHOLD_KEY),
            optional("ubigeo", TEXT),
            optional("centro_poblado", TEXT),
            requiredChoice("state", "AFFILIATED", "SUSPENDED"),
            optional("affiliated_on", DATE),
            optionalChoice("cse", "PE", "PNE", "NP"),
            optional("cse_valid_to", DATE),
            optionalChoice("account", "ACTIVE", "NONE", "BLOCKED", "NO_CARD"),
            optional("open_balance", WHOLE),
            extension("account_number", TEXT),
            extension("phone", TEXT)),

    MEMBERS(
            "members.csv",
            required("member_id", MEMBER_KEY),
            required("household_id", HOUSEHOLD_REFERENCE),
            optional("birth_date", DATE),
            optional("joined_on", DATE),
            optional("left_on", DATE),
            optional("died_on", DATE),
            optional("dni_issued_on", DATE),
            optional("school_id", TEXT),
            optional("facility_id", TEXT),
            optional("secondary_finished_on", DATE),
            optionalChoice("low_birth_weight", "0", "1"),
            extension("dni", DNI),
            extension("given_names", TEXT),
            extension("paternal_surname", TEXT),
            extension("maternal_surname", TEXT),
            extensionChoice("sex", "F", "M"),
            extensionChoice("holder", "0", "1")),

    PREGNANCIES(
            "pregnancies.csv",
            required("member_id", MEMBER_REFERENCE),
            required("lmp", DATE),
            optional("ended_on", DATE)),

    ENROLMENTS(
            "enrolments.csv",
            required("member_id", MEMBER_REFERENCE),
            required("school_year", WHOLE),
            optional("school_id", TEXT),
            optionalChoice("level", "INICIAL", "PRIMARIA", "SECUNDARIA", "EBE", "CEBA"),
            optional("grade", TEXT),
            requiredChoice("status", "ENROLLED", "WITHDRAWN", "NOT_ENROLLED", "PROMOTED", "REPEATS"),
            optional("status_on", DATE),
            optional("rank", WHOLE),
            optional("section_size", WHOLE)),

    ATTENDANCE(
            "attendance.csv",
            required("member_id", MEMBER_REFERENCE),
            required("month", MONTH),
            optional("school_id", TEXT),
            required("days", WHOLE),
            optional("absences", WHOLE),
            optional("justified", WHOLE),
            optional("received_on", DATE)),

    HEALTH(
            "health.csv",
            required("member_id", MEMBER_REFERENCE),
            required("date", DATE),
            optional("facility_id", TEXT),
            required("code", TEXT),
            optionalChoice("dx_type", "D", "R", "P"),
            optional("lab", TEXT),
            optional("received_on", DATE)),

    MARKS(
            "marks.csv",
            required("member_id", MEMBER_REFERENCE),
            required("month", MONTH),
            requiredChoice("condition", "APN", "CRED", "DNI", "EDU", "PACK"),
            requiredChoice("mark", "COMPLIED", "NOT_COMPLIED", "UNKNOWN"),
            requiredChoice("source", "FORMAT", "REVIEW"),
            optional("received_on", DATE)),

    REPORTS(
            "reports.csv",
            requiredChoice("kind", "SCHOOL", "FACILITY"),
            required("id", TEXT),
            required("month", MONTH),
            optional("received_on", DATE)),

    EXEMPTIONS(
            "exemptions.csv",
            requiredChoice("scope", "DISTRICT", "SCHOOL", "FACILITY", "MEMBER"),
            required("id", SCOPED_ID),
            optional("from", DATE),
            optional("to", DATE),
            optional("document", TEXT)),

    SCHOOL_DAYS("school_days.csv", required("month", MONTH), required("days", WHOLE), optional("school_id", TEXT)),

    INICIAL_PLACES("inicial_places.csv", required("centro_poblado", TEXT)),

    SCOPES(
            "scopes.csv",
            requiredChoice("transfer", "TAS", "TBS", "VRAEM"),
            required("ubigeo", TEXT),
            optional("from", DATE),
            optional("to", DATE)),

    LIQUIDATED(
            "liquidated.csv",
            required("household_id", HOUSEHOLD_REFERENCE),
            required("period", BIMESTER),
            requiredChoice("concept", "BASE", "TPI", "TAS", "TBS", "VRAEM"),
            required("month", MONTH_OR_YEAR),
            optional("member_id", MEMBER_REFERENCE),
            required("amount", AMOUNT));

    private final String fileName;
    private final List<Column> columns;

    ExchangeFile(String fileName, Column... columns) {
        this.fileName = fileName;
        this.columns = List.of(columns);
    }

    /** The file's name inside the directory. */
    public String fileName() {
        return fileName;
    }

    /** The columns in the order in which a row is checked, extensions last. */
    public List<Column> columns() {
        return columns;
    }

    /**
     * Where a column stands in {@link #columns}; {@link Row} is asked by this number.
     *
     * @throws IllegalArgumentException when the table has no such column: our own mistake
     */
    public int position(String columnName) {
        for (int position = 0; position < columns.size(); position++) {
            if (columns.get(position).name().equals(columnName)) {
                return position;
            }
        }
        throw new IllegalArgumentException(fileName + " has no column " + columnName);
    }
}
