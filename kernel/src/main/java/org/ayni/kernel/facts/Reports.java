package org.ayni.kernel.facts;

/** Which schools and health facilities reported for which month. */
public final class Reports {

    private final Horizon horizon;
    private final MonthSet schools = new MonthSet();
    private final MonthSet facilities = new MonthSet();

    Reports(Horizon horizon) {
        this.horizon = horizon;
    }

    void clear() {
        schools.clear();
        facilities.clear();
    }

    public void addSchool(int school, int month, int receivedOn) {
        add(schools, school, month, receivedOn);
    }

    public void addFacility(int facility, int month, int receivedOn) {
        add(facilities, facility, month, receivedOn);
    }

    public boolean schoolReported(int school, int monthIndex) {
        return schools.contains(school, monthIndex);
    }

    public boolean facilityReported(int facility, int monthIndex) {
        return facilities.contains(facility, monthIndex);
    }

    private void add(MonthSet set, int index, int month, int receivedOn) {
        int monthIndex = horizon.indexOf(month);
        if (monthIndex >= 0 && horizon.isReceived(receivedOn)) {
            set.add(index, monthIndex);
        }
    }
}
