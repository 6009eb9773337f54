package org.ayni.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.registry.RollMoment;
import org.junit.jupiter.api.Test;

/** What a load does to the beliefs about households and people. */
class LoadRollTest extends WithTwoFamilies {

    @Test
    void correction_closes_the_wrong_belief_and_adds_the_right_one_and_nothing_else() throws IOException {
        facts.load(database);
        facts.with(ExchangeFile.HOUSEHOLDS, "household_id,state,ubigeo,cse", "H1,AFFILIATED,010109,PE");
        LoadFacts.Result result = facts.without(ExchangeFile.MEMBERS).load(database);
        assertThat(FactsFolder.summary(result)).isEqualTo("households.csv +0 ~1 =0 -0 !0");
        assertThat(rows("""
                SELECT concat_ws(' ', ubigeo, valid, upper_inf(recorded), residence.load)
                FROM registry.residence
                JOIN registry.household USING (household)
                WHERE household_id = 'H1'
                ORDER BY residence.load""")).containsExactly("010101 (,) f 1", "010109 (,) t 2");
        assertThat(count("registry.classification")).isEqualTo(2);
        assertThat(rows("""
                SELECT (lower(new.recorded) = upper(old.recorded))::text
                FROM registry.residence AS old
                JOIN registry.residence AS new ON new.household = old.household AND new.load > old.load""")).containsExactly("true");
    }

    @Test
    void what_was_known_at_an_instant_reads_the_same_for_ever() throws IOException {
        facts.load(database);
        RollMoment before = RollMoment.latest(database, DAY);
        String households = read(ExchangeFile.HOUSEHOLDS, before);
        facts.with(
                        ExchangeFile.HOUSEHOLDS,
                        "household_id,state,ubigeo,cse",
                        "H1,SUSPENDED,010109,NP",
                        "H3,AFFILIATED,,")
                .with(ExchangeFile.MEMBERS, "member_id,household_id", "M1,H3", "M4,H1")
                .load(database);
        assertThat(read(ExchangeFile.HOUSEHOLDS, before)).isEqualTo(households).contains("H1,010101,,AFFILIATED,,PE");
        assertThat(read(ExchangeFile.MEMBERS, before))
                .contains("M1,H1,2015-01-31")
                .doesNotContain("M4");
        RollMoment now = RollMoment.latest(database, DAY);
        assertThat(read(ExchangeFile.HOUSEHOLDS, now)).contains("H1,010109,,SUSPENDED,,NP", "H3,,,AFFILIATED");
        assertThat(read(ExchangeFile.MEMBERS, now)).contains("M1,H3,,").contains("M4,H1");
    }

    @Test
    void with_an_effective_day_the_old_belief_stays_true_until_then() throws IOException {
        facts.load(database);
        facts.with(
                        ExchangeFile.HOUSEHOLDS,
                        "household_id,state,ubigeo,cse",
                        "H1,AFFILIATED,010109,PE",
                        "H9,AFFILIATED,,")
                .without(ExchangeFile.MEMBERS)
                .load(database, LocalDate.of(2026, 9, 10));
        assertThat(residenceOfH1On("2026-09-09")).isEqualTo("010101");
        assertThat(residenceOfH1On("2026-09-10")).isEqualTo("010109");
        assertThat(read(ExchangeFile.HOUSEHOLDS, RollMoment.latest(database, LocalDate.of(2026, 9, 9))))
                .doesNotContain("H9");
        assertThat(read(ExchangeFile.HOUSEHOLDS, RollMoment.latest(database, LocalDate.of(2026, 9, 10))))
                .contains("H9");

        // Said again from an earlier day: what was said from a later one on no longer stands.
        facts.with(ExchangeFile.HOUSEHOLDS, "household_id,state,ubigeo,cse", "H1,AFFILIATED,010105,PE")
                .load(database, LocalDate.of(2026, 9, 1));
        assertThat(residenceOfH1On("2026-08-31")).isEqualTo("010101");
        assertThat(residenceOfH1On("2026-09-01")).isEqualTo("010105");
        assertThat(residenceOfH1On("2027-01-01")).isEqualTo("010105");
        assertThat(facts.load(database, LocalDate.of(2026, 9, 1)).changedAnything())
                .isFalse();
        assertThat(facts.load(database, LocalDate.of(2026, 10, 1)).changedAnything())
                .isFalse();

        // Without a day only the last belief is corrected, the history before it stays.
        facts.with(ExchangeFile.HOUSEHOLDS, "household_id,state,ubigeo,cse", "H1,AFFILIATED,010106,PE")
                .load(database);
        assertThat(residenceOfH1On("2026-08-31")).isEqualTo("010101");
        assertThat(residenceOfH1On("2026-09-01")).isEqualTo("010106");
    }

    @Test
    void member_listed_in_another_household_moves_and_takes_its_history_along() throws IOException {
        facts.load(database);
        facts.with(ExchangeFile.MEMBERS, "member_id,household_id,birth_date,school_id", "M1,H2,2015-01-31,S1")
                .without(ExchangeFile.HOUSEHOLDS);
        assertThat(FactsFolder.summary(facts.load(database))).isEqualTo("members.csv +0 ~1 =0 -0 !0");
        assertThat(read(ExchangeFile.MEMBERS)).contains("M1,H2,2015-01-31");
        assertThat(count("registry.person_record")).isEqualTo(3);
    }

    @Test
    void columns_of_ours_that_a_file_lacks_say_nothing_and_empty_ones_say_unknown() throws IOException {
        facts.with(
                        ExchangeFile.HOUSEHOLDS,
                        "household_id,state,phone,account_number,account",
                        "H1,AFFILIATED,987654321,0011,ACTIVE")
                .with(ExchangeFile.MEMBERS, "member_id,household_id,dni,given_names,sex", "M1,H1,01234567,Ñusta,F")
                .load(database);
        facts.with(ExchangeFile.HOUSEHOLDS, "household_id,state,account", "H1,AFFILIATED,ACTIVE")
                .with(ExchangeFile.MEMBERS, "member_id,household_id,birth_date", "M1,H1,2015-01-31")
                .load(database);
        assertThat(
                        rows(
                                "SELECT concat_ws(' ', phone, number, dni, given_names, sex, birth_date) FROM registry.residence, registry.account, registry.person_record WHERE upper_inf(residence.recorded) AND upper_inf(account.recorded) AND upper_inf(person_record.recorded)"))
                .containsExactly("987654321 0011 01234567 Ñusta F 2015-01-31");
        facts.with(ExchangeFile.MEMBERS, "member_id,household_id,birth_date,dni", "M1,H1,2015-01-31,")
                .load(database);
        assertThat(
                        rows(
                                "SELECT coalesce(dni, 'unknown') || given_names FROM registry.person_record WHERE upper_inf(recorded)"))
                .containsExactly("unknownÑusta");
    }

    @Test
    void household_has_the_holder_that_the_last_file_names() throws IOException {
        facts.with(ExchangeFile.MEMBERS, "member_id,household_id,holder", "M1,H1,", "M2,H1,1", "M3,H2,1")
                .load(database);
        assertThat(holders()).containsExactly("H1 M2", "H2 M3");
        assertThat(facts.load(database).changedAnything()).isFalse();

        // A file that does not list the titular and names nobody says nothing about it.
        facts.with(ExchangeFile.MEMBERS, "member_id,household_id,holder", "M1,H1,0")
                .load(database);
        assertThat(holders()).containsExactly("H1 M2", "H2 M3");

        facts.with(ExchangeFile.MEMBERS, "member_id,household_id,holder", "M1,H1,1")
                .load(database);
        assertThat(holders()).containsExactly("H1 M1", "H2 M3");

        // The titular moves: the old household has none, the new one has another.
        facts.with(ExchangeFile.MEMBERS, "member_id,household_id,holder", "M3,H1,1", "M1,H1,0")
                .load(database);
        assertThat(holders()).containsExactly("H1 M3");
        assertThat(read(ExchangeFile.MEMBERS)).containsPattern("M3,H1,.*,1\\n").containsPattern("M1,H1,.*,0\\n");

        // And back, from a day on: the days before stay as they were.
        facts.with(ExchangeFile.MEMBERS, "member_id,household_id,holder", "M3,H2,1", "M1,H1,1")
                .load(database, LocalDate.of(2026, 9, 1));
        assertThat(holders()).containsExactly("H1 M1", "H1 M3", "H2 M3");
        facts.with(ExchangeFile.MEMBERS, "member_id,household_id,holder", "M3,H2,0")
                .load(database);
        facts.with(ExchangeFile.MEMBERS, "member_id,household_id,holder", "M3,H2,1")
                .load(database);
        assertThat(holders()).containsExactly("H1 M1", "H1 M3", "H2 M3");
    }

    @Test
    void households_that_are_not_of_the_programme_stay_behind_with_their_members_and_evidence() throws IOException {
        facts.with(ExchangeFile.ATTENDANCE, "member_id,month,days", "M1,2026-07,20", "M3,2026-07,20")
                .with(
                        ExchangeFile.LIQUIDATED,
                        "household_id,period,concept,month,member_id,amount",
                        "H1,2026-3,TAS,2026-05,M1,8000",
                        "H1,2026-3,TAS,2026-05,M3,8000")
                .load(database);
        disaffiliate("H2");
        RollMoment now = RollMoment.latest(database, DAY);
        RollMoment after = new RollMoment(DAY, now.rollKnownAt().plusSeconds(60), now.evidenceKnownAt());
        assertThat(read(ExchangeFile.HOUSEHOLDS, after)).contains("H1").doesNotContain("H2");
        assertThat(read(ExchangeFile.MEMBERS, after)).contains("M1").doesNotContain("M3");
        assertThat(read(ExchangeFile.ATTENDANCE, after)).contains("M1").doesNotContain("M3");
        assertThat(read(ExchangeFile.LIQUIDATED, after)).contains("TAS,2026-05,M1,8000", "TAS,2026-05,,8000");
    }

    private void disaffiliate(String household) {
        database.transaction().executeWithoutResult(status -> {
            database.app().sql("""
                    UPDATE registry.household_state
                    SET recorded = tstzrange(lower(recorded), now() + INTERVAL '1 second')
                    WHERE household = (SELECT household FROM registry.household WHERE household_id = :id)""").param("id", household).update();
            database.app().sql("""
                    INSERT INTO registry.household_state (household, state, reason, valid, recorded, load)
                    SELECT household, 'DISAFFILIATED', 'D01', '(,)', tstzrange(now() + INTERVAL '1 second', NULL), 1
                    FROM registry.household
                    WHERE household_id = :id""").param("id", household).update();
        });
    }

    private String residenceOfH1On(String day) throws IOException {
        String line = read(ExchangeFile.HOUSEHOLDS, RollMoment.latest(database, LocalDate.parse(day)))
                .lines()
                .filter(row -> row.startsWith("H1,"))
                .findFirst()
                .orElseThrow();
        return line.split(",")[1];
    }

    private List<String> holders() {
        return rows("""
                SELECT household_id || ' ' || member_id
                FROM registry.holder
                JOIN registry.household USING (household)
                JOIN registry.person USING (person)
                WHERE upper_inf(holder.recorded)
                ORDER BY 1""");
    }
}
