package org.ayni.kernel.facts;

import org.ayni.kernel.time.Days;
import org.jspecify.annotations.Nullable;

/** The enrolments of members, only of the school years that the horizon asks for. */
public final class Enrolments {

    /** No enrolment is in force. */
    public static final int NONE = -1;

    private static final SchoolLevel[] LEVELS = SchoolLevel.values();
    private static final EnrolmentStatus[] STATUSES = EnrolmentStatus.values();

    private final int firstYear;
    private final int lastYear;
    private IntColumn member = new IntColumn();
    private final NarrowColumn year = NarrowColumn.ofNumbers();
    private final NarrowColumn statusOn = NarrowColumn.ofDays();
    private final NarrowColumn codes = NarrowColumn.ofNumbers();
    private final NarrowColumn grade = NarrowColumn.ofNumbers();
    private final LongColumn rank = new LongColumn();
    private final LongColumn section = new LongColumn();
    private @Nullable Rows byMember;

    Enrolments(Horizon horizon) {
        this.firstYear = horizon.month(0) / 12 - 1;
        this.lastYear = horizon.period().year();
    }

    /**
     * @param grade number in {@link Facts#grades}, -1 when empty
     * @param statusOn civil day or unknown
     * @param rank in the section by final average, 0 when unknown
     * @param section students in the section, 0 when unknown
     */
    public void add(
            int member,
            long schoolYear,
            SchoolLevel level,
            int grade,
            EnrolmentStatus status,
            int statusOn,
            long rank,
            long section) {
        if (schoolYear < firstYear || schoolYear > lastYear) {
            return;
        }
        this.member.add(member);
        this.year.add((int) schoolYear);
        this.statusOn.add(statusOn);
        this.codes.add(level.ordinal() | status.ordinal() << 4);
        this.grade.add(grade);
        this.rank.add(rank);
        this.section.add(section);
    }

    void clear() {
        member.clear();
        year.clear();
        statusOn.clear();
        codes.clear();
        grade.clear();
        rank.clear();
        section.clear();
        byMember = null;
    }

    void seal(int members) {
        byMember = Rows.byOwner(member, members);
        member = new IntColumn();
    }

    /**
     * The enrolment in force (R-TARGET): of the rows of a school year with the status date empty or on or before a day,
     * the one with the latest; empty is first, of the same day the later line.
     *
     * @return the row, or {@link #NONE}
     */
    public int inForce(int owner, int schoolYear, int day) {
        Rows rows = Facts.sealed(byMember);
        int best = NONE;
        int bestOn = Days.UNKNOWN;
        for (int i = rows.from(owner); i < rows.to(owner); i++) {
            int row = rows.row(i);
            int on = statusOn.get(row);
            if (year.get(row) == schoolYear && on <= day && on >= bestOn) {
                best = row;
                bestOn = on;
            }
        }
        return best;
    }

    /** The enrolments of each member that the horizon asks for. */
    Rows byMember() {
        return Facts.sealed(byMember);
    }

    public SchoolLevel level(int row) {
        return LEVELS[codes.get(row) & 0xf];
    }

    public EnrolmentStatus status(int row) {
        return STATUSES[codes.get(row) >>> 4];
    }

    public int statusOn(int row) {
        return statusOn.get(row);
    }

    public int year(int row) {
        return year.get(row);
    }

    public int grade(int row) {
        return grade.get(row);
    }

    public long rank(int row) {
        return rank.get(row);
    }

    public long section(int row) {
        return section.get(row);
    }
}
