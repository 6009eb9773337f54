package org.ayni.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.registry.RollMoment;
import org.junit.jupiter.api.Test;

/** What a load does to evidence and to the books of before. */
class LoadEvidenceTest extends WithTwoFamilies {

    @Test
    void equal_rows_of_evidence_count_as_often_as_they_were_told() throws IOException {
        String header = "member_id,date,code,lab";
        facts.with(ExchangeFile.HEALTH, header, "M1,2026-07-01,Z001,", "M1,2026-07-01,Z001,")
                .load(database);
        assertThat(count("evidence.health")).isEqualTo(2);
        assertThat(facts.load(database).changedAnything()).isFalse();
        facts.with(ExchangeFile.HEALTH, header, "M1,2026-07-01,Z001,");
        assertThat(facts.load(database).changedAnything()).isFalse();
        facts.with(
                ExchangeFile.HEALTH,
                header,
                "M1,2026-07-01,Z001,",
                "M1,2026-07-01,Z001,TA",
                "M1,2026-07-01,Z001,",
                "M1,2026-07-01,Z001,");
        assertThat(FactsFolder.summary(facts.load(database))).endsWith("health.csv +2 ~0 =2 -0 !0");
        assertThat(count("evidence.health")).isEqualTo(4);
    }

    @Test
    void evidence_keeps_its_place_of_origin_and_the_order_of_arrival() throws IOException {
        String header = "member_id,month,days,absences,received_on";
        facts.with(ExchangeFile.ATTENDANCE, header, "M1,2026-07,20,9,2026-08-05", "", "M1,2026-07,20,1,2026-08-05")
                .load(database);
        facts.with(
                        ExchangeFile.ATTENDANCE,
                        header,
                        "M1,2026-07,20,3,2026-08-05",
                        "M1,1999-01,20,3,",
                        "M1,0001-01,20,3,",
                        "M1,9999-12,20,3,")
                .load(database);
        assertThat(rows("SELECT concat_ws(' ', absences, load, line) FROM evidence.attendance ORDER BY record"))
                .containsExactly("9 1 2", "1 1 4", "3 2 2", "3 2 3", "3 2 4", "3 2 5");
        assertThat(rows("SELECT DISTINCT tableoid::regclass::text FROM evidence.attendance ORDER BY 1"))
                .containsExactly("evidence.attendance_2026_4", "evidence.attendance_other");
        assertThat(read(ExchangeFile.ATTENDANCE).lines().map(line -> line.split(",", -1)[4]))
                .containsExactly("absences", "9", "1", "3", "3", "3", "3");
        assertThat(facts.load(database).changedAnything()).isFalse();
    }

    @Test
    void evidence_of_a_later_load_does_not_exist_for_an_earlier_moment() throws IOException {
        facts.with(ExchangeFile.MARKS, "member_id,month,condition,mark,source", "M1,2026-07,EDU,COMPLIED,FORMAT")
                .load(database);
        RollMoment before = RollMoment.latest(database, DAY);
        facts.with(ExchangeFile.MARKS, "member_id,month,condition,mark,source", "M1,2026-08,EDU,COMPLIED,FORMAT")
                .load(database);
        assertThat(read(ExchangeFile.MARKS, before)).doesNotContain("2026-08");
        RollMoment rollThenEvidenceNow = new RollMoment(
                DAY, before.rollKnownAt(), RollMoment.latest(database, DAY).evidenceKnownAt());
        assertThat(read(ExchangeFile.MARKS, rollThenEvidenceNow)).contains("2026-07", "2026-08");
    }

    @Test
    void open_balance_and_earlier_liquidations_come_out_as_they_went_in() throws IOException {
        facts.with(ExchangeFile.HOUSEHOLDS, "household_id,state,open_balance", "H1,AFFILIATED,5000", "H2,SUSPENDED,")
                .with(
                        ExchangeFile.LIQUIDATED,
                        "household_id,period,concept,month,member_id,amount",
                        "H1,2026-3,BASE,2026-05,,10000",
                        "H1,2026-3,BASE,2026-05,,-10000",
                        "H1,2026-1,VRAEM,2025,,30000",
                        "H1,2026-3,TAS,2026-05,M1,8000")
                .load(database);
        assertThat(read(ExchangeFile.HOUSEHOLDS)).contains("H1,,,AFFILIATED,,,,,5000,", "H2,,,SUSPENDED,,,,,,");
        assertThat(read(ExchangeFile.LIQUIDATED)).isEqualTo("""
                household_id,period,concept,month,member_id,amount
                H1,2026-3,BASE,2026-05,,10000
                H1,2026-3,BASE,2026-05,,-10000
                H1,2026-1,VRAEM,2025,,30000
                H1,2026-3,TAS,2026-05,M1,8000
                """);
        facts.with(ExchangeFile.HOUSEHOLDS, "household_id,state,open_balance", "H1,AFFILIATED,0", "H2,SUSPENDED,");
        assertThat(FactsFolder.summary(facts.load(database))).startsWith("households.csv +0 ~1 =1 -0 !0");
        assertThat(read(ExchangeFile.HOUSEHOLDS)).contains("H1,,,AFFILIATED,,,,,0,");
    }
}
