package org.ayni.app.opinion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ayni.app.exchange.Column;
import org.ayni.app.exchange.ColumnType;
import org.ayni.app.exchange.ExchangeFile;

/** The table of a run that takes the rows of a file, with its columns in their order. */
enum InputTable {
    HOUSEHOLD(
            ExchangeFile.HOUSEHOLDS,
            "=household_id",
            "household_id",
            "ubigeo",
            "centro_poblado",
            "state",
            "affiliated_on",
            "cse",
            "cse_valid_to",
            "account",
            "open_balance"),
    MEMBER(
            ExchangeFile.MEMBERS,
            "=member_id",
            "member_id",
            "household_id",
            "birth_date",
            "joined_on",
            "left_on",
            "died_on",
            "dni_issued_on",
            "school_id",
            "facility_id",
            "secondary_finished_on",
            "low_birth_weight"),
    PREGNANCY(ExchangeFile.PREGNANCIES, "member_id", "lmp", "ended_on"),
    ENROLMENT(
            ExchangeFile.ENROLMENTS,
            "member_id",
            "school_year",
            "level",
            "grade",
            "status",
            "status_on",
            "rank",
            "section_size",
            "#line"),
    ATTENDANCE(ExchangeFile.ATTENDANCE, "member_id", "month", "days", "absences", "justified", "received_on", "#line"),
    HEALTH(ExchangeFile.HEALTH, "member_id", "date", "code", "dx_type", "lab", "received_on"),
    MARK(ExchangeFile.MARKS, "member_id", "month", "condition", "mark", "source", "received_on", "#line"),
    REPORT(ExchangeFile.REPORTS, "kind", "id", "month", "received_on"),
    EXEMPTION(ExchangeFile.EXEMPTIONS, "scope", "id", "=id", "from", "to"),
    SCHOOL_DAYS(ExchangeFile.SCHOOL_DAYS, "month", "days", "school_id", "#line"),
    INICIAL_PLACE(ExchangeFile.INICIAL_PLACES, "centro_poblado"),
    SCOPE(ExchangeFile.SCOPES, "transfer", "ubigeo", "from", "to"),
    LIQUIDATED(ExchangeFile.LIQUIDATED, "household_id", "period", "concept", "month", "member_id", "amount", "#line");

    /** What goes into one column of the table. */
    sealed interface Field {}

    /** A cell of the file as its column says. */
    record Cell(int position, Column column) implements Field {}

    /** The place in its file of the household or member whose code the cell is. */
    record Place(int position) implements Field {}

    /** The line of the row, or the number of its record. */
    record Line() implements Field {}

    private final ExchangeFile file;
    private final List<Field> fields;

    /** @param columns a column of the file; with {@code =} before it, its place instead of its text; or {@code #line} */
    InputTable(ExchangeFile file, String... columns) {
        this.file = file;
        this.fields = Arrays.stream(columns).map(name -> field(file, name)).toList();
    }

    static InputTable of(ExchangeFile file) {
        for (InputTable table : values()) {
            if (table.file == file) {
                return table;
            }
        }
        throw new IllegalStateException("no table for " + file.fileName());
    }

    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Field> fields() {
        return fields;
    }

    private static Field field(ExchangeFile file, String name) {
        if (name.equals("#line")) {
            return new Line();
        }
        if (name.startsWith("=")) {
            return new Place(file.position(name.substring(1)));
        }
        int position = file.position(name);
        Column column = file.columns().get(position);
        boolean refers =
                column.type() == ColumnType.HOUSEHOLD_REFERENCE || column.type() == ColumnType.MEMBER_REFERENCE;
        return refers ? new Place(position) : new Cell(position, column);
    }
}
