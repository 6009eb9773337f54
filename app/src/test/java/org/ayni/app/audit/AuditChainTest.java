package org.ayni.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ayni.app.audit.ChainVerdict.Broken;
import org.ayni.app.audit.ChainVerdict.Whole;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditChainTest {

    private static final Actor ANA = new Actor("ana.quispe");

    @TempDir
    private Path folder;

    private Database database;
    private Home home;
    private SealAudit seal;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        home = new Home(folder.resolve("home"));
        seal = new SealAudit(database, home);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void acts_become_links_in_their_order_and_the_end_is_signed() throws IOException {
        act("load-facts", "a «ñ», 1:2,\n\"x\"");
        act("close-roll", "2026-4");
        assertThat(seal.seal()).isEqualTo(2);
        assertThat(seal.seal()).isZero();
        act("verify", "2026-4");
        assertThat(seal.seal()).isEqualTo(1);
        assertThat(verify()).isInstanceOfSatisfying(Whole.class, whole -> {
            assertThat(whole.links()).isEqualTo(3);
            assertThat(whole.checkpoints()).isEqualTo(2);
            assertThat(whole.lastSigned()).isEqualTo(3);
        });
    }

    @Test
    void the_database_and_the_checker_hash_the_same_text() throws IOException {
        act("look", "household/" + "ñandú’s \\ \"comillas\" 😀");
        String inDatabase = database.app()
                .sql("SELECT audit.written(recorded) FROM audit.act AS recorded")
                .query(String.class)
                .single();
        List<String> read = new ArrayList<>();
        seal.seal();
        database.transaction().executeWithoutResult(status -> {
            try (var links = VerifyAudit.links(database)) {
                links.forEach(link -> read.add(link.written().orElseThrow()));
            }
        });
        assertThat(read).containsExactly(inDatabase);
    }

    @Test
    void every_column_of_an_act_is_part_of_what_is_hashed() {
        assertThat(database.app().sql("""
                                SELECT string_agg(column_name, ',' ORDER BY ordinal_position)
                                FROM information_schema.columns
                                WHERE table_schema = 'audit' AND table_name = 'act'
                                """).query(String.class).single())
                .isEqualTo("id,at,by_person,act,subject,detail");
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE audit.act SET by_person = 'otro' WHERE id = 3, 3",
        "UPDATE audit.act SET at = at + interval '1 microsecond' WHERE id = 2, 2",
        "UPDATE audit.act SET detail = '{}' WHERE id = 4, 4",
        "UPDATE audit.link SET hash = sha256('x') WHERE position = 2, 2",
        "DELETE FROM audit.checkpoint; DELETE FROM audit.link WHERE position = 2, 2",
        "DELETE FROM audit.checkpoint; DELETE FROM audit.link WHERE position > 3, 4",
        "UPDATE audit.checkpoint SET signature = sha256('x') WHERE position = 5, 5",
        "UPDATE audit.checkpoint SET at_micros = at_micros - 1 WHERE position = 5, 5",
        "ALTER TABLE audit.link DROP CONSTRAINT link_act_fkey; DELETE FROM audit.act WHERE id = 1, 1",
        "DELETE FROM audit.unsealed; INSERT INTO audit.act (by_person; act; subject) VALUES ('x'; 'y'; 'z');"
                + " DELETE FROM audit.unsealed, 0",
        "DELETE FROM audit.about WHERE subject = 'household/7', 5"
    })
    void whoever_changes_something_by_hand_is_found_at_the_first_broken_link(String tampering, long position)
            throws Exception {
        fiveActs();
        seal.seal();
        assertThat(verify()).isInstanceOf(Whole.class);
        asSuperuserOfTheTables(tampering
                .replace("by_person; act; subject", "by_person, act, subject")
                .replace("'x'; 'y'; 'z'", "'x', 'y', 'z'"));
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.position())
                                .as(broken.reason())
                                .isEqualTo(position));
    }

    @Test
    void a_chain_that_was_written_anew_is_not_the_one_that_was_signed() throws Exception {
        fiveActs();
        seal.seal();
        asSuperuserOfTheTables("""
                DELETE FROM audit.checkpoint;
                DELETE FROM audit.link;
                UPDATE audit.act SET by_person = 'otro' WHERE id = 2;
                INSERT INTO audit.unsealed SELECT id FROM audit.act;
                SELECT audit.seal(100)""");
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).isEqualTo("no es el eslabón que se firmó"));
    }

    @Test
    void a_signature_of_another_key_does_not_count() throws IOException {
        fiveActs();
        new SealAudit(database, new Home(folder.resolve("other"))).seal();
        SigningKey.readOrCreate(SealAudit.folderOf(home));
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).isEqualTo("está firmado con otra clave"));
    }

    @Test
    void an_exported_chain_is_checked_without_the_database() throws IOException {
        fiveActs();
        seal.seal();
        Path file = folder.resolve("chain.csv");
        assertThat(ChainFile.write(database, ANA, file)).isEqualTo(5);
        Path key = SigningKey.publicFile(SealAudit.folderOf(home));
        assertThat(ChainFile.verify(file, key)).isInstanceOf(Whole.class);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("export-households", "export-householdz"));
        assertThat(ChainFile.verify(file, key))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.position()).isEqualTo(5));
        Files.writeString(
                file, text.lines().filter(line -> !line.startsWith("3,")).reduce("", (a, b) -> a + b + "\n"));
        assertThat(ChainFile.verify(file, key)).isEqualTo(new Broken(3, "falta el eslabón"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"act", "about", "link", "checkpoint", "unsealed"})
    void the_daily_role_can_neither_change_nor_remove_anything_there(String table) {
        assertThat(database.app()
                        .sql("""
                                SELECT has_table_privilege('ayni_app', :table, 'UPDATE')
                                    OR has_table_privilege('ayni_app', :table, 'DELETE')
                                    OR has_table_privilege('ayni_app', :table, 'TRUNCATE')
                                """)
                        .param("table", "audit." + table)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void sealing_at_the_same_time_makes_one_chain() throws Exception {
        for (int act = 0; act < 200; act++) {
            act("look", "household/" + act);
        }
        try (ExecutorService four = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> sealed = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                sealed.add(four.submit(() -> {
                    act("look", "household/x");
                    return seal.seal();
                }));
            }
            long sum = 0;
            for (Future<Long> some : sealed) {
                sum += some.get();
            }
            assertThat(sum + seal.seal()).isEqualTo(204);
        }
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Whole.class, whole -> assertThat(whole.links()).isEqualTo(204));
    }

    @Test
    void a_look_says_who_at_whom_why_and_from_where() {
        Audit.look(database, ANA, "7", "reclamo 12", "ayni explain 2026-4");
        assertThat(new ActsOn(database.app()).of(Audit.household("7"), Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(act -> assertThat(act.byPerson() + act.detail())
                        .contains("ana.quispe", "reclamo 12", "ayni explain 2026-4"));
    }

    @Test
    void whoever_looked_at_or_exported_a_household_is_found() {
        fiveActs();
        assertThat(new ActsOn(database.app()).of("household/7", Long.MAX_VALUE, 10))
                .extracting(ActsOn.Act::act)
                .containsExactly("export-households", "look");
        assertThat(new ActsOn(database.app()).of("household/7", 5, 10))
                .extracting(ActsOn.Act::act)
                .containsExactly("look");
        assertThat(new ActsOn(database.app()).of("household/none", Long.MAX_VALUE, 10))
                .isEmpty();
    }

    private void fiveActs() {
        act("load-facts", "facts");
        act("look", "household/7");
        act("look", "household/8");
        act("close-roll", "2026-4");
        database.transaction()
                .executeWithoutResult(status -> Audit.recordAbout(
                        database.app(),
                        ANA,
                        "export-households",
                        "list",
                        Map.of("rows", "2"),
                        List.of("household/8", "household/7")));
    }

    private void act(String act, String subject) {
        database.transaction()
                .executeWithoutResult(
                        status -> Audit.record(database.app(), ANA, act, subject, Map.of("why", "prueba", "n", "1")));
    }

    private ChainVerdict verify() throws IOException {
        return new VerifyAudit(database, home).verify(null);
    }

    private void asSuperuserOfTheTables(String statements) throws SQLException {
        try (Connection owner = database.ownerDataSource().getConnection();
                Statement jdbc = owner.createStatement()) {
            for (String table : List.of("act", "about", "link", "checkpoint")) {
                jdbc.execute("ALTER TABLE audit." + table + " DISABLE TRIGGER USER");
            }
            jdbc.execute("ALTER TABLE audit.act ENABLE TRIGGER act_awaits_seal");
            jdbc.execute(statements);
        }
    }
}
