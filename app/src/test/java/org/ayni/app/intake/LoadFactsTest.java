package org.ayni.app.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.UnreadableFile;
import org.junit.jupiter.api.Test;

/** The act of loading: repeated, refused, interrupted, twice at once. */
class LoadFactsTest extends WithTwoFamilies {

    @Test
    void first_load_brings_everything_and_the_same_files_again_change_nothing() throws IOException {
        assertThat(FactsFolder.summary(facts.load(database))).isEqualTo("""
                households.csv +2 ~0 =0 -0 !0
                members.csv +3 ~0 =0 -0 !0""");
        long beliefs = count("registry.residence") + count("registry.person_record") + count("registry.membership");
        LoadFacts.Result again = facts.load(database);
        assertThat(FactsFolder.summary(again)).isEqualTo("""
                households.csv +0 ~0 =2 -0 !0
                members.csv +0 ~0 =3 -0 !0""");
        assertThat(again.changedAnything()).isFalse();
        assertThat(count("registry.residence") + count("registry.person_record") + count("registry.membership"))
                .isEqualTo(beliefs);
    }

    @Test
    void rows_may_refer_to_what_the_database_knows_and_to_nobody_else() throws IOException {
        facts.load(database);
        FactsFolder more = new FactsFolder(directory.resolve("more"))
                .with(ExchangeFile.MEMBERS, "member_id,household_id", "M9,H2", "M10,H7", "M9,H1")
                .with(
                        ExchangeFile.ATTENDANCE,
                        "member_id,month,days",
                        "M1,2026-07,20",
                        "M9,2026-07,20",
                        "M77,2026-07,20")
                .with(ExchangeFile.EXEMPTIONS, "scope,id", "MEMBER,M2", "MEMBER,M10");
        assertThat(more.rejections(database))
                .containsExactly(
                        "members.csv:3 household_id UNKNOWN_HOUSEHOLD",
                        "members.csv:4 member_id DUPLICATE",
                        "attendance.csv:4 member_id UNKNOWN_MEMBER",
                        "exemptions.csv:3 id UNKNOWN_MEMBER");
        assertThat(read(ExchangeFile.ATTENDANCE)).contains("M1,2026-07", "M9,2026-07");
    }

    @Test
    void file_that_cannot_be_trusted_loads_nothing_at_all() throws IOException {
        facts.with(ExchangeFile.HEALTH, "member_id,date,code", "M1,2026-07-01,\"Z001");
        assertThatThrownBy(() -> facts.load(database)).isInstanceOf(UnreadableFile.class);
        for (String table :
                List.of("registry.load", "registry.household", "registry.person", "evidence.health", "audit.act")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void load_that_dies_in_the_middle_leaves_nothing_and_can_be_repeated() throws IOException {
        facts.with(ExchangeFile.HEALTH, "member_id,date,code", "M1,2026-07-01,Z001", "M7,2026-07-01,Z001");
        assertThatThrownBy(() -> new LoadFacts(database, bytes -> {}, file -> {})
                        .run(facts.path(), Optional.empty(), FactsFolder.ANA, rejection -> {
                            // The server loses us in the middle of a file, as when the process is killed.
                            terminateOthers();
                        }))
                .isNotNull();
        assertThat(count("registry.load") + count("registry.household") + count("evidence.health") + count("audit.act"))
                .isZero();
        assertThat(facts.load(database).changedAnything()).isTrue();
        assertThat(count("evidence.health")).isOne();
    }

    @Test
    void two_loads_at_once_are_one_after_the_other() throws Exception {
        CompletableFuture<LoadFacts.Result> one = CompletableFuture.supplyAsync(this::loadUnchecked);
        CompletableFuture<LoadFacts.Result> other = CompletableFuture.supplyAsync(this::loadUnchecked);
        assertThat(List.of(one.get().changedAnything(), other.get().changedAnything()))
                .containsExactlyInAnyOrder(true, false);
        assertThat(count("registry.household")).isEqualTo(2);
    }

    @Test
    void every_load_leaves_its_act() throws IOException {
        facts.with(ExchangeFile.MARKS, "member_id,month,condition,mark,source", "M1,2026-07,EDU,UNKNOWN,REVIEW")
                .load(database);
        assertThat(
                        rows(
                                "SELECT concat_ws(' ', by_person, act, detail->>'households.csv', '/', detail->>'marks.csv') FROM audit.act"))
                .containsExactly(
                        "ana.quispe load-facts 2 read, 2 added, 0 changed, 0 unchanged, 0 withdrawn, 0 rejected / "
                                + "1 read, 0 added, 0 changed, 0 unchanged, 0 withdrawn, 1 rejected");
    }

    private LoadFacts.Result loadUnchecked() {
        try {
            return facts.load(database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void terminateOthers() {
        try (var connection = database.ownerDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = 'ayni_app'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
