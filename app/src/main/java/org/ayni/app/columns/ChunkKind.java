package org.ayni.app.columns;

/**
 * What a chunk is about, with its columns in their order. A day is a count of days since 1970-01-01 and unknown when nobody
 * told it; codes count from 0 in the order of the exchange format; an empty text is none.
 */
enum ChunkKind {
    /** Number of the household, then as {@code households.csv}. */
    HOUSEHOLD(
            number("household"),
            text("household_id"),
            text("ubigeo"),
            text("centro_poblado"),
            number("state"),
            number("affiliated_on"),
            number("cse"),
            number("cse_valid_to"),
            number("account"),
            number("open_balance")),

    /** Number of the person, place of the household on the roll, then as {@code members.csv}. */
    MEMBER(
            number("person"),
            text("member_id"),
            number("household"),
            number("birth_date"),
            number("joined_on"),
            number("left_on"),
            number("died_on"),
            number("dni_issued_on"),
            text("school_id"),
            text("facility_id"),
            number("secondary_finished_on"),
            number("low_birth_weight")),

    /** {@code member} is the member's place on the roll, here and below. */
    PREGNANCY(number("member"), number("lmp"), number("ended_on")),

    ENROLMENT(
            number("member"),
            number("school_year"),
            number("level"),
            text("grade"),
            number("status"),
            number("status_on"),
            number("rank"),
            number("section_size")),

    /** A member that is exempted is told by place, everything else by code. */
    EXEMPTION(number("scope"), number("member"), text("id"), number("from"), number("to")),

    INICIAL_PLACE(text("centro_poblado")),

    SCOPE(number("transfer"), text("ubigeo"), number("from"), number("to")),

    ATTENDANCE(
            number("record"),
            number("person"),
            number("month"),
            number("days"),
            number("absences"),
            number("justified"),
            number("received_on")),

    HEALTH(
            number("record"),
            number("person"),
            number("date"),
            text("code"),
            number("dx_type"),
            text("lab"),
            number("received_on")),

    /** Health records with a perinatal code, of which the rules look at all there ever were. */
    PERINATAL_HEALTH(
            number("record"),
            number("person"),
            number("date"),
            text("code"),
            number("dx_type"),
            text("lab"),
            number("received_on")),

    MARK(
            number("record"),
            number("person"),
            number("month"),
            number("condition"),
            number("mark"),
            number("source"),
            number("received_on")),

    REPORT(number("kind"), text("id"), number("month"), number("received_on")),

    SCHOOL_DAY(number("month"), number("days"), text("school_id")),

    /** Amounts that were liquidated before this installation liquidated; a month below 0 is {@code ~year}. */
    LIQUIDATED(
            number("record"),
            number("household"),
            number("period"),
            number("concept"),
            number("month"),
            number("person"),
            number("amount"));

    /**
     * A column of a chunk.
     *
     * @param name as in the exchange format, or of our own number
     * @param isText whether it holds texts and not numbers
     */
    record Column(String name, boolean isText) {}

    private final Column[] columns;

    ChunkKind(Column... columns) {
        this.columns = columns;
    }

    int columns() {
        return columns.length;
    }

    boolean isText(int column) {
        return columns[column].isText();
    }

    /** Where a column stands. */
    int position(String name) {
        for (int position = 0; position < columns.length; position++) {
            if (columns[position].name().equals(name)) {
                return position;
            }
        }
        throw new IllegalArgumentException(this + " has no column " + name);
    }

    private static Column number(String name) {
        return new Column(name, false);
    }

    private static Column text(String name) {
        return new Column(name, true);
    }
}
