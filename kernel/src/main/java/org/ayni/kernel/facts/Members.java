package org.ayni.kernel.facts;

import org.jspecify.annotations.Nullable;

/** The members of the households. Rows are numbered in the order of {@link #add}. */
public final class Members {

    /** The member's code; row numbers are the numbers of this table. */
    public final IdTable ids = new IdTable();

    private final IntColumn household = new IntColumn();
    private final NarrowColumn birth = NarrowColumn.ofDays();
    private final NarrowColumn joined = NarrowColumn.ofDays();
    private final NarrowColumn left = NarrowColumn.ofDays();
    private final NarrowColumn died = NarrowColumn.ofDays();
    private final NarrowColumn dniIssued = NarrowColumn.ofDays();
    private final NarrowColumn school = NarrowColumn.ofNumbers();
    private final NarrowColumn facility = NarrowColumn.ofNumbers();
    private final NarrowColumn finished = NarrowColumn.ofDays();
    private final java.util.BitSet lowBirthWeight = new java.util.BitSet();

    private @Nullable Rows byHousehold;

    /**
     * Adds the member whose id was interned last. Days may be unknown.
     *
     * @param household row of {@link Households}
     * @param school number in {@link Facts#schools}, -1 when none is registered
     * @param facility number in {@link Facts#facilities}, -1 when none is registered
     * @param finished the day secondary school was finished
     * @param lowBirthWeight marked so, or preterm, on the member's record
     */
    public void add(
            int household,
            int birth,
            int joined,
            int left,
            int died,
            int dniIssued,
            int school,
            int facility,
            int finished,
            boolean lowBirthWeight) {
        if (lowBirthWeight) {
            this.lowBirthWeight.set(size());
        }
        this.household.add(household);
        this.birth.add(birth);
        this.joined.add(joined);
        this.left.add(left);
        this.died.add(died);
        this.dniIssued.add(dniIssued);
        this.school.add(school);
        this.facility.add(facility);
        this.finished.add(finished);
    }

    void clear() {
        ids.clear();
        household.clear();
        birth.clear();
        joined.clear();
        left.clear();
        died.clear();
        dniIssued.clear();
        school.clear();
        facility.clear();
        finished.clear();
        lowBirthWeight.clear();
        byHousehold = null;
    }

    void seal(int households) {
        byHousehold = Rows.byOwner(household, households);
    }

    public int size() {
        return birth.size();
    }

    /** The members of each household. */
    public Rows byHousehold() {
        return Facts.sealed(byHousehold);
    }

    public int household(int member) {
        return household.get(member);
    }

    public int birth(int member) {
        return birth.get(member);
    }

    public int joined(int member) {
        return joined.get(member);
    }

    public int left(int member) {
        return left.get(member);
    }

    public int died(int member) {
        return died.get(member);
    }

    public int dniIssued(int member) {
        return dniIssued.get(member);
    }

    public int school(int member) {
        return school.get(member);
    }

    public int facility(int member) {
        return facility.get(member);
    }

    public int finished(int member) {
        return finished.get(member);
    }

    public boolean lowBirthWeight(int member) {
        return lowBirthWeight.get(member);
    }
}
