package org.ayni.kernel.facts;

import java.util.BitSet;
import org.ayni.kernel.law.Law;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules may look at for one computation. Fill it in the order of the exchange format, then {@link #seal}
 * it; after that it is only read, by as many threads as there are.
 *
 * <p>Limit: about 357 million members (2^31 slots of member and month), far above any nation.
 */
public final class Facts {

    public final Horizon horizon;

    /** District codes (INEI) as they came. */
    public final IdTable districts = new IdTable();

    /** Centros poblados as they came. */
    public final IdTable places = new IdTable();

    public final IdTable schools = new IdTable();
    public final IdTable facilities = new IdTable();
    public final IdTable grades = new IdTable();

    public final Households households = new Households();
    public final Members members = new Members();
    public final Pregnancies pregnancies = new Pregnancies();
    public final Enrolments enrolments;
    public final Attendance attendance;
    public final HealthRecords health;
    public final Marks marks;
    public final Reports reports;
    public final Exemptions exemptions;
    public final SchoolCalendar calendar;

    /** Numbers of the centros poblados with a school of level inicial. */
    public final BitSet inicialPlaces = new BitSet();

    public final Scopes scopes = new Scopes();
    public final Liquidated liquidated;

    public Facts(Horizon horizon, Law law) {
        this.horizon = horizon;
        enrolments = new Enrolments(horizon);
        attendance = new Attendance(horizon);
        health = new HealthRecords(horizon, new HealthVocabulary(law));
        marks = new Marks(horizon);
        reports = new Reports(horizon);
        exemptions = new Exemptions(horizon);
        calendar = new SchoolCalendar(horizon);
        liquidated = new Liquidated(horizon);
    }

    /**
     * Forgets everything, so that other facts of the same horizon and law can be filled in. The memory stays taken, which spares
     * the collector the work when facts follow facts. Nobody may still look at what was here.
     */
    public void clear() {
        for (IdTable table : new IdTable[] {districts, places, schools, facilities, grades}) {
            table.clear();
        }
        households.clear();
        members.clear();
        pregnancies.clear();
        enrolments.clear();
        attendance.clear();
        health.clear();
        marks.clear();
        reports.clear();
        exemptions.clear();
        calendar.clear();
        inicialPlaces.clear();
        scopes.clear();
        liquidated.clear();
    }

    /** Ends the filling and orders the rows by owner. */
    public void seal() {
        members.seal(households.size());
        pregnancies.seal(members.size());
        enrolments.seal(members.size());
        health.seal(members.size());
        liquidated.seal(households.size());
    }

    static <T> T sealed(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("facts are read before they are sealed");
        }
        return value;
    }
}
