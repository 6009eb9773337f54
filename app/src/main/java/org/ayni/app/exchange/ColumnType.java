package org.ayni.app.exchange;

/** What a cell of a column must be, and how {@link Row} hands it over. */
public enum ColumnType {
    /** The household's own id, in its own table: text, once only. {@link Row#index}. */
    HOUSEHOLD_KEY,
    /** The member's own id, in its own table: text, once only. {@link Row#index}. */
    MEMBER_KEY,
    /** A household that an accepted row has. {@link Row#index}. */
    HOUSEHOLD_REFERENCE,
    /** A member that an accepted row has. {@link Row#index}. */
    MEMBER_REFERENCE,
    /** The {@code id} of an exemption: a member's id when its scope is {@code MEMBER}, else free text. */
    SCOPED_ID,
    /** {@code YYYY-MM-DD}, a day of the calendar. {@link Row#date}. */
    DATE,
    /** {@code YYYY-MM}. {@link Row#month}. */
    MONTH,
    /** {@code Y-B}, B one digit 1..6. {@link Row#bimester}. */
    BIMESTER,
    /** {@code YYYY-MM} or a year of four digits. {@link Row#month}, {@link Row#isYear}. */
    MONTH_OR_YEAR,
    /** ASCII digits only, ≥ 0. {@link Row#number}. */
    WHOLE,
    /** Céntimos: like {@link #WHOLE}, and may start with a minus. {@link Row#number}. */
    AMOUNT,
    /** One of the column's codes, as written. {@link Row#choice}. */
    CHOICE,
    /** Eight ASCII digits. {@link Row#text}. */
    DNI,
    /** Anything; not checked. {@link Row#text}. */
    TEXT
}
