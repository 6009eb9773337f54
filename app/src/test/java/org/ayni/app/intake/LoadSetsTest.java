package org.ayni.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.ayni.app.exchange.ExchangeFile;
import org.junit.jupiter.api.Test;

/** What a load does to sets and lists, which a file says as a whole. */
class LoadSetsTest extends WithTwoFamilies {

    @Test
    void pregnancies_and_enrolments_of_a_listed_member_are_replaced_as_a_set() throws IOException {
        facts.with(ExchangeFile.PREGNANCIES, "member_id,lmp,ended_on", "M2,2024-01-01,2024-10-01", "M2,2026-01-01,")
                .with(
                        ExchangeFile.ENROLMENTS,
                        "member_id,school_year,status,status_on",
                        "M1,2026,ENROLLED,",
                        "M1,2026,WITHDRAWN,2026-05-01",
                        "M3,2026,ENROLLED,")
                .load(database);
        facts.with(ExchangeFile.PREGNANCIES, "member_id,lmp,ended_on", "M2,2024-01-01,2024-10-01", "M2,2026-01-02,")
                .with(ExchangeFile.ENROLMENTS, "member_id,school_year,status,status_on", "M1,2026,ENROLLED,");
        assertThat(FactsFolder.summary(facts.load(database))).isEqualTo("""
                households.csv +0 ~0 =2 -0 !0
                members.csv +0 ~0 =3 -0 !0
                pregnancies.csv +0 ~1 =1 -0 !0
                enrolments.csv +0 ~0 =1 -2 !0""");
        assertThat(read(ExchangeFile.PREGNANCIES))
                .isEqualTo("member_id,lmp,ended_on\nM2,2024-01-01,2024-10-01\nM2,2026-01-02,\n");
        assertThat(rows("SELECT count(*)::text FROM registry.pregnancy WHERE load = 1 AND upper_inf(recorded)"))
                .containsExactly("1");
        assertThat(facts.load(database).changedAnything()).isFalse();

        // Without the file nothing is said; a member who is not listed keeps what the file does not name.
        facts.without(ExchangeFile.ENROLMENTS).without(ExchangeFile.PREGNANCIES);
        assertThat(facts.load(database).changedAnything()).isFalse();
        facts.without(ExchangeFile.MEMBERS)
                .with(ExchangeFile.ENROLMENTS, "member_id,school_year,status", "M3,2026,PROMOTED");
        assertThat(FactsFolder.summary(facts.load(database))).endsWith("enrolments.csv +1 ~0 =0 -0 !0");
        assertThat(read(ExchangeFile.ENROLMENTS)).contains("M1,2026", "M3,2026");
    }

    @Test
    void order_of_enrolments_is_part_of_what_is_said() throws IOException {
        facts.with(
                        ExchangeFile.ENROLMENTS,
                        "member_id,school_year,status,status_on",
                        "M1,2026,ENROLLED,2026-03-01",
                        "M1,2026,WITHDRAWN,2026-03-01")
                .load(database);
        facts.with(
                        ExchangeFile.ENROLMENTS,
                        "member_id,school_year,status,status_on",
                        "M1,2026,WITHDRAWN,2026-03-01",
                        "M1,2026,ENROLLED,2026-03-01")
                .load(database);
        assertThat(read(ExchangeFile.ENROLMENTS).lines().map(line -> line.split(",")[5]))
                .containsExactly("status", "WITHDRAWN", "ENROLLED");
    }

    @Test
    void lists_are_said_as_a_whole() throws IOException {
        facts.with(ExchangeFile.SCOPES, "transfer,ubigeo,from,to", "TAS,*,,", "TAS,010101,2026-01-01,", "TAS,*,,")
                .with(ExchangeFile.INICIAL_PLACES, "centro_poblado", "0101010001", "0101010002")
                .with(
                        ExchangeFile.EXEMPTIONS,
                        "scope,id,from,to,document",
                        "DISTRICT,010101,2026-07-01,2026-07-31,\"D.S. 1, 2026\"")
                .load(database);
        assertThat(facts.load(database).changedAnything()).isFalse();
        facts.with(ExchangeFile.SCOPES, "transfer,ubigeo,from,to", "TAS,*,,", "TAS,010101,2026-01-01,2026-06-30")
                .with(ExchangeFile.INICIAL_PLACES, "centro_poblado", "0101010002");
        assertThat(FactsFolder.summary(facts.load(database)).lines().skip(2))
                .containsExactly(
                        "exemptions.csv +0 ~0 =1 -0 !0",
                        "inicial_places.csv +0 ~0 =1 -1 !0",
                        "scopes.csv +1 ~0 =1 -2 !0");
        assertThat(read(ExchangeFile.SCOPES))
                .isEqualTo("transfer,ubigeo,from,to\nTAS,*,,\nTAS,010101,2026-01-01,2026-06-30\n");
        assertThat(read(ExchangeFile.EXEMPTIONS)).contains("\"D.S. 1, 2026\"");
    }
}
