package org.ayni.app.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.intake.LoadFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small roll of synthetic people, some of whom were written down twice. */
class FindDuplicatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final Actor SYSTEM = new Actor("Sistema de prueba");

    private final Database database = TestDatabase.fresh();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_child_written_twice_is_found_once_and_a_second_search_changes_nothing() throws IOException {
        load("M1,H1,2019-04-12,90000001,María,Huamán,Quispe,F", "M2,H2,2019-04-12,,Maria,Guaman,Quispe,F");
        FindDuplicates.Result first = search();
        assertThat(first.found()).isEqualTo(1);
        assertThat(standing()).containsExactly("M1 M2 FOUND");
        FindDuplicates.Result second = search();
        assertThat(second.found() + second.cleared() + second.impossible() + second.corrected())
                .isZero();
        assertThat(standing()).containsExactly("M1 M2 FOUND");
    }

    @Test
    void a_suspicion_clears_when_its_cause_is_gone_and_comes_back_with_it() throws IOException {
        load("M1,H1,2019-04-12,90000001,María,Huamán,Quispe,F", "M2,H2,1985-01-30,90000001,Pedro,Soto,Vega,M");
        assertThat(search().found()).isEqualTo(1);
        load("M1,H1,2019-04-12,90000001,María,Huamán,Quispe,F", "M2,H2,1985-01-30,90000020,Pedro,Soto,Vega,M");
        assertThat(search().cleared()).isEqualTo(1);
        assertThat(standing()).containsExactly("M1 M2 CLEARED");
        load("M1,H1,2019-04-12,90000001,María,Huamán,Quispe,F", "M2,H2,1985-01-30,90000001,Pedro,Soto,Vega,M");
        assertThat(search().found()).isEqualTo(1);
        assertThat(standing()).containsExactly("M1 M2 FOUND_AGAIN");
    }

    @Test
    void records_that_cannot_be_true_are_found_and_go_when_they_are_corrected() throws IOException {
        load("M1,H1,2019-04-12,90000001,María,Huamán,Quispe,F", "M2,H1,2030-01-30,,Pedro,Soto,Vega,M");
        assertThat(search().impossible()).isEqualTo(1);
        assertThat(impossible()).containsExactly("M2 BORN_IN_THE_FUTURE true");
        load("M1,H1,2019-04-12,90000001,María,Huamán,Quispe,F", "M2,H1,2020-01-30,,Pedro,Soto,Vega,M");
        assertThat(search().corrected()).isEqualTo(1);
        assertThat(impossible()).containsExactly("M2 BORN_IN_THE_FUTURE false");
    }

    @Test
    void a_holder_younger_than_a_child_of_hers_is_impossible() throws IOException {
        loadWithHolder(
                "M1,H1,2012-04-12,90000001,Ana,Huamán,Quispe,F,1", "M2,H1,2011-01-30,90000020,Pedro,Soto,Vega,M,0");
        search();
        assertThat(impossible()).containsExactlyInAnyOrder("M1 HOLDER_IS_A_CHILD true", "M2 OLDER_THAN_HOLDER true");
    }

    private FindDuplicates.Result search() {
        return new FindDuplicates(database, 60, people -> {}).run(SYSTEM, TODAY);
    }

    private List<String> standing() {
        return database.app().sql("""
                        SELECT a.member_id || ' ' || b.member_id || ' ' || s.what
                        FROM duplicates.current_suspicion AS s
                        JOIN registry.person AS a ON a.person = s.one
                        JOIN registry.person AS b ON b.person = s.other
                        ORDER BY 1
                        """).query(String.class).list();
    }

    private List<String> impossible() {
        return database.app().sql("""
                        SELECT person.member_id || ' ' || i.kind || ' ' || i.is_open
                        FROM duplicates.current_impossible AS i
                        JOIN registry.person AS person USING (person)
                        """).query(String.class).list();
    }

    private void load(String... members) throws IOException {
        write("member_id,household_id,birth_date,dni,given_names,paternal_surname,maternal_surname,sex", members);
    }

    private void loadWithHolder(String... members) throws IOException {
        write(
                "member_id,household_id,birth_date,dni,given_names,paternal_surname,maternal_surname,sex,holder",
                members);
    }

    private void write(String header, String... members) throws IOException {
        Files.writeString(
                folder.resolve("households.csv"),
                "household_id,ubigeo,state\nH1,060101,AFFILIATED\nH2,060101,AFFILIATED\n");
        Files.writeString(folder.resolve("members.csv"), header + "\n" + String.join("\n", members) + "\n");
        new LoadFacts(database, bytes -> {}, file -> {}).run(folder, Optional.empty(), SYSTEM, rejected -> {
            throw new IllegalStateException(rejected.toString());
        });
    }
}
