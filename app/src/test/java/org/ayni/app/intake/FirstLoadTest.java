package org.ayni.app.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.registry.FirstLoad;
import org.junit.jupiter.api.Test;

/** A load into empty tables builds the keys of the beliefs when it is done, and what it leaves is what any load leaves. */
class FirstLoadTest extends WithTwoFamilies {

    private static final String KEYS = """
            SELECT conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint
            WHERE connamespace = 'registry'::regnamespace
            ORDER BY 1
            """;

    @Test
    void it_leaves_the_same_roll_and_the_same_keys_as_an_ordinary_load() throws IOException {
        List<String> keys = rows(KEYS);
        facts.with(
                ExchangeFile.MEMBERS,
                "member_id,household_id,birth_date,holder,given_names",
                "M1,H1,2015-01-31,0,Ana",
                "M2,H1,1990-05-05,1,Luz",
                "M3,H9,2018-03-03,0,Eva",
                "M4,H2,1988-03-03,1,Rosa");
        List<String> rejected = loadAsFirst(database);
        assertThat(rejected).containsExactly("members.csv:4");
        assertThat(rows(KEYS)).isEqualTo(keys);
        assertThat(count("registry.first_load")).isOne();
        try (Database other = TestDatabase.fresh()) {
            facts.load(other);
            for (ExchangeFile file : List.of(ExchangeFile.HOUSEHOLDS, ExchangeFile.MEMBERS)) {
                Database first = database;
                String ours = read(file);
                database = other;
                assertThat(read(file)).isEqualTo(ours);
                database = first;
            }
        }
        assertThat(facts.load(database).changedAnything()).isFalse();
        assertContradictionIsRefused();
    }

    @Test
    void keys_stay_where_they_are_once_anything_is_believed() throws IOException {
        facts.load(database);
        assertThat(loadAsFirst(database)).isEmpty();
        assertThat(count("registry.first_load")).isZero();
        assertContradictionIsRefused();
    }

    @Test
    void nothing_is_committed_while_the_keys_are_aside() throws IOException {
        facts.with(ExchangeFile.MEMBERS, "member_id,household_id");
        loadNothing();
        assertThatThrownBy(() -> database.transaction()
                        .executeWithoutResult(status -> assertThat(setAside()).isTrue()))
                .hasMessageContaining("has set keys of the beliefs aside");
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
                    setAside();
                    database.app().sql("SET CONSTRAINTS ALL IMMEDIATE").update();
                }))
                .rootCause()
                .hasMessageContaining("has set keys of the beliefs aside");
        assertThat(count("registry.first_load")).isZero();
    }

    @Test
    void contradictions_that_came_in_while_the_keys_were_aside_do_not_stay() throws IOException {
        loadNothing();
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
                    setAside();
                    database.app()
                            .sql("INSERT INTO registry.household VALUES (7, 'H7', 1)")
                            .update();
                    contradict(7);
                    FirstLoad.putKeysBack(database.app());
                }))
                .rootCause()
                .hasMessageContaining("residence_one_at_a_time");
        assertThat(count("registry.residence")).isZero();
    }

    private boolean setAside() {
        return database.app()
                .sql("SELECT registry.set_belief_keys_aside(1)")
                .query(Boolean.class)
                .single();
    }

    private void loadNothing() throws IOException {
        facts.with(ExchangeFile.HOUSEHOLDS, "household_id,state").without(ExchangeFile.MEMBERS);
        facts.load(database);
    }

    private void assertContradictionIsRefused() {
        int household = database.app()
                .sql("SELECT min(household) FROM registry.residence")
                .query(Integer.class)
                .single();
        assertThatThrownBy(() -> contradict(household)).rootCause().hasMessageContaining("residence_one_at_a_time");
    }

    private void contradict(int household) {
        for (int i = 0; i < 2; i++) {
            database.app().sql("""
                            INSERT INTO registry.residence (household, valid, recorded, load)
                            VALUES (:household, daterange(NULL, NULL), tstzrange(now(), NULL), 1)
                            """).param("household", household).update();
        }
    }

    private List<String> loadAsFirst(Database into) throws IOException {
        List<String> rejected = new ArrayList<>();
        new LoadFacts(into, bytes -> {}, file -> {}, 1)
                .run(
                        facts.path(),
                        Optional.empty(),
                        FactsFolder.ANA,
                        rejection -> rejected.add(rejection.file().fileName() + ":" + rejection.line()));
        return rejected;
    }
}
