package org.ayni.app.synthetic;

/**
 * Some hundred neighbouring households of one district: a handful of villages (centros poblados) with their schools and one
 * health facility. Zones keep schools and facilities at their real size whatever the size of the caseload.
 */
final class Zone {

    static final int HOUSEHOLDS = 120;
    static final int MOST_VILLAGES = 6;
    /** A zone's schools: inicial of each village, primaria of each village, one secundaria. */
    static final int SECUNDARIA = 2 * MOST_VILLAGES;

    static final int SCHOOLS = SECUNDARIA + 1;
    private static final int CODES_PER_ZONE = 20;

    private final int number;
    private final int district;
    private final String ubigeo;
    private final int ordinalInDistrict;
    private final boolean tas;
    private final boolean vraem;
    private final int[] nationalDays;
    private final int villages;
    private final boolean[] open = new boolean[SCHOOLS];
    private final int[][] schoolReceived = new int[SCHOOLS][Timeframe.MONTHS];
    private final int[][] schoolDays = new int[SCHOOLS][Timeframe.MONTHS];
    private final boolean[][] schoolExempt = new boolean[SCHOOLS][Timeframe.MONTHS];
    private final int[] facilityReceived = new int[Timeframe.MONTHS];

    Zone(
            CaseloadSpec spec,
            Timeframe time,
            int[] nationalDays,
            int number,
            int district,
            String ubigeo,
            int ordinalInDistrict,
            boolean tas,
            boolean vraem) {
        this.number = number;
        this.district = district;
        this.ubigeo = ubigeo;
        this.ordinalInDistrict = ordinalInDistrict;
        this.tas = tas;
        this.vraem = vraem;
        this.nationalDays = nationalDays;
        Dice dice = Dice.of(spec.seed(), Dice.Topic.ZONE, number);
        this.villages = dice.between(4, MOST_VILLAGES);
        for (int village = 0; village < villages; village++) {
            open[village] = dice.chance(Proportions.VILLAGE_HAS_INICIAL) || village == 0;
            open[MOST_VILLAGES + village] = dice.chance(Proportions.VILLAGE_HAS_PRIMARIA) || village == 0;
        }
        open[SECUNDARIA] = true;
        for (int month = 0; month < Timeframe.MONTHS; month++) {
            for (int school = 0; school < SCHOOLS; school++) {
                rollSchool(spec, time, nationalDays[month], school, month);
            }
            Dice roll = Dice.of(spec.seed(), Dice.Topic.FACILITY_MONTH, index(0, month));
            facilityReceived[month] =
                    received(roll, time, month, Proportions.FACILITY_SILENT, Proportions.FACILITY_LATE);
        }
    }

    private void rollSchool(CaseloadSpec spec, Timeframe time, int nationalDays, int school, int month) {
        Dice dice = Dice.of(spec.seed(), Dice.Topic.SCHOOL_MONTH, index(school, month));
        schoolReceived[school][month] = received(dice, time, month, Proportions.SCHOOL_SILENT, Proportions.SCHOOL_LATE);
        boolean own = dice.chance(Proportions.OWN_CALENDAR);
        int lost = 1 + dice.below(4);
        boolean shut = dice.below(10) == 0;
        schoolDays[school][month] = !own ? nationalDays : shut ? 0 : Math.max(0, nationalDays - lost);
        schoolExempt[school][month] = dice.chance(Proportions.SCHOOL_EXEMPT);
    }

    /** On the last days of the month; late: after its bimestre was closed; silent: never. */
    private static int received(Dice dice, Timeframe time, int month, int silent, int late) {
        int roll = dice.below(Dice.MILLION);
        int inTime = time.lastDay(month) - dice.below(4);
        int after = time.closing(month / 2) + 3 + dice.below(45);
        return roll < silent ? Timeframe.NEVER : roll < silent + late ? after : inTime;
    }

    private long index(int school, int month) {
        return ((long) number * CODES_PER_ZONE + school) * Timeframe.MONTHS + month;
    }

    int number() {
        return number;
    }

    int district() {
        return district;
    }

    String ubigeo() {
        return ubigeo;
    }

    boolean inTasScope() {
        return tas;
    }

    boolean inVraemScope() {
        return vraem;
    }

    int villages() {
        return villages;
    }

    /** The four digits that follow the district's in a centro poblado code. */
    int villageCode(int village) {
        return ordinalInDistrict * MOST_VILLAGES + village + 1;
    }

    boolean hasInicial(int village) {
        return open[village];
    }

    boolean isOpen(int school) {
        return open[school];
    }

    /** The inicial that a village's children go to: their own or the first village's. */
    int inicial(int village) {
        return open[village] ? village : 0;
    }

    int primaria(int village) {
        return MOST_VILLAGES + (open[MOST_VILLAGES + village] ? village : 0);
    }

    /** The number inside a synthetic código modular. */
    int schoolCode(int school) {
        return number * CODES_PER_ZONE + school;
    }

    /** When a school's report of a month arrived; {@link Timeframe#NEVER} for a silent one. */
    int schoolReceived(int school, int month) {
        return schoolReceived[school][month];
    }

    /** School days of a school in a month; of no school (-1), the national calendar's. */
    int schoolDays(int school, int month) {
        return school < 0 ? nationalDays[month] : schoolDays[school][month];
    }

    boolean hasOwnCalendar(int school, int month) {
        return schoolDays[school][month] != nationalDays[month];
    }

    boolean isExempt(int school, int month) {
        return schoolExempt[school][month];
    }

    int facilityReceived(int month) {
        return facilityReceived[month];
    }
}
