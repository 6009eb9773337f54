package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.MONTHS;
import static org.ayni.app.synthetic.Timeframe.NEVER;

import org.ayni.app.exchange.ExchangeFile;
import org.ayni.kernel.time.Days;

/** Writes what is about places and not about people: calendar, scopes, reports, exemptions, where there is an inicial. */
final class PlaceRows {

    private static final String DOCUMENT = "RDE-SINTETICA";

    private final CaseloadSpec spec;
    private final Timeframe time;
    private final CaseloadFiles files;

    PlaceRows(CaseloadSpec spec, Timeframe time, CaseloadFiles files) {
        this.spec = spec;
        this.time = time;
        this.files = files;
    }

    void calendar(int[] nationalDays) {
        for (int month = 0; month < MONTHS; month++) {
            files.file(ExchangeFile.SCHOOL_DAYS)
                    .month(time.month(month))
                    .number(nationalDays[month])
                    .empty()
                    .end();
        }
    }

    /** The scopes reach back far enough for every 31 December that a recomputation may ask about. */
    void scopes(Zones zones, PlaceWeights places) {
        int from = Days.firstDayOf(12 * (time.period().year() - 2));
        for (int district = 0; district < places.districts(); district++) {
            if (zones.inTas(district)) {
                scope("TAS", places.ubigeo(district), from);
            }
        }
        for (int district = 0; district < places.districts(); district++) {
            if (zones.inVraem(district)) {
                scope("VRAEM", places.ubigeo(district), from);
            }
        }
    }

    private void scope(String transfer, String ubigeo, int from) {
        files.file(ExchangeFile.SCOPES)
                .text(transfer)
                .text(ubigeo)
                .date(from)
                .empty()
                .end();
    }

    void districtExemptions(PlaceWeights places) {
        for (int district = 0; district < places.districts(); district++) {
            boolean[] exempt = districtExempt(places.ubigeo(district));
            for (int month = 0; month < MONTHS; month++) {
                if (exempt[month]) {
                    files.file(ExchangeFile.EXEMPTIONS)
                            .text("DISTRICT")
                            .text(places.ubigeo(district))
                            .date(time.firstDay(month) + 9)
                            .date(time.lastDay(month) - 5)
                            .text(DOCUMENT)
                            .end();
                }
            }
        }
    }

    /** In which months an emergency exempts a whole district. */
    boolean[] districtExempt(String ubigeo) {
        Dice dice = Dice.of(spec.seed(), Dice.Topic.DISTRICT_MONTH, Integer.parseInt(ubigeo));
        boolean[] exempt = new boolean[MONTHS];
        for (int month = 0; month < MONTHS; month++) {
            exempt[month] = dice.chance(Proportions.DISTRICT_EXEMPT);
        }
        return exempt;
    }

    void zone(Zone zone) {
        for (int village = 0; village < zone.villages(); village++) {
            if (zone.hasInicial(village)) {
                files.file(ExchangeFile.INICIAL_PLACES)
                        .code(zone.ubigeo(), zone.villageCode(village), 4)
                        .end();
            }
        }
        for (int school = 0; school < Zone.SCHOOLS; school++) {
            for (int month = 0; zone.isOpen(school) && month < MONTHS; month++) {
                school(zone, school, month);
            }
        }
        for (int month = 0; month < MONTHS; month++) {
            if (zone.facilityReceived(month) != NEVER) {
                files.file(ExchangeFile.REPORTS)
                        .text("FACILITY")
                        .code(CaseloadFiles.FACILITY, zone.number(), 6)
                        .month(time.month(month))
                        .date(zone.facilityReceived(month))
                        .end();
            }
        }
    }

    private void school(Zone zone, int school, int month) {
        int code = zone.schoolCode(school) * 10;
        if (zone.schoolDays(school, month) > 0 && zone.schoolReceived(school, month) != NEVER) {
            files.file(ExchangeFile.REPORTS)
                    .text("SCHOOL")
                    .code(CaseloadFiles.SCHOOL, code, 7)
                    .month(time.month(month))
                    .date(zone.schoolReceived(school, month))
                    .end();
        }
        if (zone.hasOwnCalendar(school, month)) {
            files.file(ExchangeFile.SCHOOL_DAYS)
                    .month(time.month(month))
                    .number(zone.schoolDays(school, month))
                    .code(CaseloadFiles.SCHOOL, code, 7)
                    .end();
        }
        if (zone.isExempt(school, month)) {
            files.file(ExchangeFile.EXEMPTIONS)
                    .text("SCHOOL")
                    .code(CaseloadFiles.SCHOOL, code, 7)
                    .date(time.firstDay(month))
                    .date(time.firstDay(month) + 20)
                    .text(DOCUMENT)
                    .end();
        }
    }
}
