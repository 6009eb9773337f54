package org.ayni.app.exchange;

import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.facts.AccountState;
import org.ayni.kernel.facts.Classification;
import org.ayni.kernel.facts.EnrolmentStatus;
import org.ayni.kernel.facts.Exemptions;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.HouseholdState;
import org.ayni.kernel.facts.IdTable;
import org.ayni.kernel.facts.Mark;
import org.ayni.kernel.facts.MarkSource;
import org.ayni.kernel.facts.SchoolLevel;
import org.ayni.kernel.facts.Scopes;

/**
 * Puts accepted rows into the kernel's columns. Codes are in the order of the layout; where the kernel also knows
 * <em>unknown</em>, it comes first there.
 *
 * <p>The tables do not share anything that writing changes, but for the numbers of places and schools; so
 * {@code attendance.csv}, {@code health.csv} and {@code liquidated.csv} may be read beside all others and each other.
 */
public final class FactRows implements RowSink {

    private static final HouseholdState[] STATES = HouseholdState.values();
    private static final Classification[] CLASSIFICATIONS = Classification.values();
    private static final AccountState[] ACCOUNTS = AccountState.values();
    private static final SchoolLevel[] LEVELS = SchoolLevel.values();
    private static final EnrolmentStatus[] STATUSES = EnrolmentStatus.values();
    private static final Condition[] CONDITIONS = Condition.values();
    private static final Mark[] MARKS = Mark.values();
    private static final MarkSource[] SOURCES = MarkSource.values();
    private static final Exemptions.Scope[] SCOPES = Exemptions.Scope.values();
    private static final Concept[] CONCEPTS = Concept.values();
    private static final Concept[] SCOPED = {Concept.TAS, Concept.TBS, Concept.VRAEM};

    private final Facts facts;

    /** Rows go into these facts. */
    public FactRows(Facts facts) {
        this.facts = facts;
    }

    @Override
    public void accept(Row row) {
        switch (row.file()) {
            case HOUSEHOLDS -> household(row);
            case MEMBERS -> member(row);
            case PREGNANCIES -> facts.pregnancies.add(row.index(0), row.date(1), row.date(2));
            case ENROLMENTS -> enrolment(row);
            case ATTENDANCE ->
                facts.attendance.add(
                        row.index(0),
                        row.month(1),
                        row.number(3),
                        row.number(4),
                        row.number(5),
                        row.date(6),
                        row.line());
            case HEALTH -> health(row);
            case MARKS ->
                facts.marks.add(
                        row.index(0),
                        row.month(1),
                        CONDITIONS[row.choice(2)],
                        MARKS[row.choice(3)],
                        SOURCES[row.choice(4)],
                        row.date(5),
                        row.line());
            case REPORTS -> report(row);
            case EXEMPTIONS -> exemption(row);
            case SCHOOL_DAYS -> facts.calendar.add(row.month(0), row.number(1), number(facts.schools, row, 2));
            case INICIAL_PLACES -> facts.inicialPlaces.set(number(facts.places, row, 0));
            case SCOPES -> scope(row);
            case LIQUIDATED ->
                facts.liquidated.add(
                        row.index(0),
                        row.bimester(1),
                        CONCEPTS[row.choice(2)],
                        row.month(3),
                        row.index(4),
                        row.number(5));
        }
    }

    private void household(Row row) {
        facts.households.add(
                number(facts.districts, row, 1),
                number(facts.places, row, 2),
                STATES[row.choice(3)],
                row.date(4),
                CLASSIFICATIONS[row.choice(5) + 1],
                row.date(6),
                ACCOUNTS[row.choice(7) + 1],
                row.number(8));
    }

    private void member(Row row) {
        facts.members.add(
                row.index(1),
                row.date(2),
                row.date(3),
                row.date(4),
                row.date(5),
                row.date(6),
                number(facts.schools, row, 7),
                number(facts.facilities, row, 8),
                row.date(9),
                row.choice(10) == 1);
    }

    private void enrolment(Row row) {
        facts.enrolments.add(
                row.index(0),
                row.number(1),
                LEVELS[row.choice(3) + 1],
                number(facts.grades, row, 4),
                STATUSES[row.choice(5)],
                row.date(6),
                row.number(7),
                row.number(8));
    }

    private void health(Row row) {
        int word = facts.health.vocabulary.word(
                row.buffer(), row.start(3), row.length(3), row.choice(4) + 1, row.start(5), row.length(5));
        facts.health.add(row.index(0), row.date(1), word, row.date(6), row.line());
    }

    private void report(Row row) {
        if (row.choice(0) == 0) {
            facts.reports.addSchool(number(facts.schools, row, 1), row.month(2), row.date(3));
        } else {
            facts.reports.addFacility(number(facts.facilities, row, 1), row.month(2), row.date(3));
        }
    }

    private void exemption(Row row) {
        Exemptions.Scope scope = SCOPES[row.choice(0)];
        int subject = switch (scope) {
            case DISTRICT -> number(facts.districts, row, 1);
            case SCHOOL -> number(facts.schools, row, 1);
            case FACILITY -> number(facts.facilities, row, 1);
            case MEMBER -> row.index(1);
        };
        facts.exemptions.add(scope, subject, row.date(2), row.date(3));
    }

    private void scope(Row row) {
        boolean everywhere = row.length(1) == 1 && row.buffer()[row.start(1)] == '*';
        int district = everywhere ? Scopes.EVERYWHERE : number(facts.districts, row, 1);
        facts.scopes.add(SCOPED[row.choice(0)], district, row.date(2), row.date(3));
    }

    private static int number(IdTable table, Row row, int column) {
        return row.length(column) == 0 ? -1 : table.intern(row.buffer(), row.start(column), row.length(column));
    }
}
