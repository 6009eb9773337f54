package org.ayni.kernel.facts;

/** The households of the roll, as it stood when written. Rows are numbered in the order of {@link #add}. */
public final class Households {

    /** The household's code; row numbers are the numbers of this table. */
    public final IdTable ids = new IdTable();

    private final IntColumn ubigeo = new IntColumn();
    private final IntColumn place = new IntColumn();
    private final IntColumn affiliatedOn = new IntColumn();
    private final IntColumn validTo = new IntColumn();
    private final LongColumn openBalance = new LongColumn();
    private final IntColumn codes = new IntColumn();

    private static final HouseholdState[] STATES = HouseholdState.values();
    private static final Classification[] CLASSIFICATIONS = Classification.values();
    private static final AccountState[] ACCOUNTS = AccountState.values();

    /**
     * Adds the household whose id was interned last.
     *
     * @param ubigeo number in {@link Facts#districts}, -1 when unknown
     * @param place number in {@link Facts#places}, -1 when unknown
     * @param affiliatedOn civil day or unknown
     * @param validTo last day of the classification's validity, or unknown
     * @param openBalance céntimos owed from earlier recuperos, ≥ 0
     */
    public void add(
            int ubigeo,
            int place,
            HouseholdState state,
            int affiliatedOn,
            Classification classification,
            int validTo,
            AccountState account,
            long openBalance) {
        this.ubigeo.add(ubigeo);
        this.place.add(place);
        this.affiliatedOn.add(affiliatedOn);
        this.validTo.add(validTo);
        this.openBalance.add(openBalance);
        codes.add(state.ordinal() | classification.ordinal() << 4 | account.ordinal() << 8);
    }

    void clear() {
        ids.clear();
        ubigeo.clear();
        place.clear();
        affiliatedOn.clear();
        validTo.clear();
        openBalance.clear();
        codes.clear();
    }

    public int size() {
        return ubigeo.size();
    }

    public int ubigeo(int household) {
        return ubigeo.get(household);
    }

    public int place(int household) {
        return place.get(household);
    }

    public int affiliatedOn(int household) {
        return affiliatedOn.get(household);
    }

    public int validTo(int household) {
        return validTo.get(household);
    }

    /**
     * Replaces the open balance of a household: what we liquidated ourselves comes before what was loaded.
     *
     * @param centimos owed from earlier recuperos, 0 or more
     */
    public void setOpenBalance(int household, long centimos) {
        openBalance.set(household, centimos);
    }

    public long openBalance(int household) {
        return openBalance.get(household);
    }

    public HouseholdState state(int household) {
        return STATES[codes.get(household) & 0xf];
    }

    public Classification classification(int household) {
        return CLASSIFICATIONS[codes.get(household) >>> 4 & 0xf];
    }

    public AccountState account(int household) {
        return ACCOUNTS[codes.get(household) >>> 8];
    }
}
