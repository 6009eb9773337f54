package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read in columns is what the rows say, and when it is not, the rows are read. */
class ColumnsTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);

    @TempDir
    static Path folder;

    private static Path facts;

    @BeforeAll
    static void generate() {
        facts = Programme.generate(folder.resolve("facts"), 500, 11, PERIOD);
    }

    @Test
    void columns_say_the_same_as_rows_also_of_several_loads_and_nothing_of_what_came_after_the_closing() {
        try (Programme programme = closed(folder.resolve("same"))) {
            String columns = everything(programme, true);
            assertThat(columns).isEqualTo(everything(programme, false));
            programme.load(attendanceOf(programme, "late", 15));
            assertThat(everything(programme, true)).isEqualTo(columns);
        }
    }

    @Test
    void a_chunk_that_is_missing_or_wrong_is_noticed_and_the_rows_are_read() throws SQLException {
        for (String damage : List.of(
                "DELETE FROM columns.chunk WHERE number = 0 AND chunk_set = (SELECT max(chunk_set) FROM columns.chunk_set)",
                "UPDATE columns.chunk SET body = overlay(body PLACING '\\x00'::bytea FROM 40) WHERE chunk_set = "
                        + "(SELECT min(chunk_set) FROM columns.chunk_set WHERE kind = 'ATTENDANCE' AND bimester > 12150)",
                "UPDATE columns.chunk SET body = '\\x01000000ff' WHERE chunk_set = "
                        + "(SELECT min(chunk_set) FROM columns.chunk_set WHERE kind = 'MEMBER')",
                "WITH gone AS (DELETE FROM columns.chunk WHERE chunk_set IN "
                        + "(SELECT chunk_set FROM columns.chunk_set WHERE kind = 'MARK') RETURNING 1) SELECT count(*) FROM gone",
                "DELETE FROM columns.roll_seal")) {
            try (Programme programme = closed(folder.resolve("damaged"))) {
                String sound = everything(programme, true);
                asOwner(programme, damage);
                List<String> notices = new ArrayList<>();
                assertThat(everything(programme, read(programme, notices)))
                        .as(damage)
                        .isEqualTo(sound);
                assertThat(notices).as(damage).hasSize(1);
                assertThat(notices.get(0)).contains("ayni db rebuild-columns");
            }
        }
    }

    @Test
    void columns_built_again_are_the_same_bytes() throws SQLException {
        try (Programme programme = closed(folder.resolve("rebuilt"))) {
            List<String> before = seals(programme);
            asOwner(programme, "DELETE FROM columns.chunk");
            RebuildColumns.Rebuilt rebuilt =
                    new RebuildColumns(programme.database, Programme.LAW, Talk.NOBODY).rebuild(Programme.ANA);
            assertThat(rebuilt).isEqualTo(new RebuildColumns.Rebuilt(2, 1));
            assertThat(seals(programme)).isEqualTo(before);
            everything(programme, true);
        }
    }

    private static Programme closed(Path home) {
        Programme programme = new Programme(home);
        programme.load(facts);
        programme.load(attendanceOf(programme, home.getFileName() + "-second", 20));
        programme.open(PERIOD);
        Programme.requireDone(programme.cycles.closeRoll(PERIOD, Programme.ANA));
        return programme;
    }

    private static Path attendanceOf(Programme programme, String name, int absences) {
        SmallFacts correction = new SmallFacts(folder.resolve(name));
        programme
                .database
                .app()
                .sql("SELECT member_id FROM registry.person ORDER BY member_id LIMIT 300")
                .query(String.class)
                .list()
                .forEach(member -> correction.row(
                        "attendance.csv",
                        member + ",2026-07," + SmallFacts.SCHOOL + ",20," + absences + ",0,2026-08-30"));
        return correction.write();
    }

    private static String everything(Programme programme, boolean inColumns) {
        List<String> notices = new ArrayList<>();
        Facts read = inColumns
                ? read(programme, notices)
                : inTransaction(
                        programme,
                        (closed, roll) -> closed.readClosedRows(roll, ClosedFacts.Books.NONE, row -> {})
                                .facts());
        assertThat(notices).isEmpty();
        return everything(programme, read);
    }

    /** The results, and where each record of evidence came from. */
    private static String everything(Programme programme, Facts read) {
        StringBuilder text =
                new StringBuilder(ResultHashes.of(read, Programme.LAW).whole());
        for (int member = 0; member < read.members.size(); member++) {
            text.append('\n').append(read.members.ids.get(member));
            for (int i = read.health.from(member); i < read.health.to(member); i++) {
                text.append(' ').append(read.health.reference(i));
            }
            for (int month = 0; month < read.horizon.months(); month++) {
                int record = read.attendance.record(member, month);
                text.append(' ').append(record < 0 ? "-" : read.attendance.reference(record));
            }
        }
        return text.toString();
    }

    private static Facts read(Programme programme, List<String> notices) {
        return inTransaction(
                programme,
                (closed, roll) -> new ClosedFacts(programme.database, Programme.LAW, rows -> {}, notices::add)
                        .readClosed(roll, ClosedFacts.Books.NONE)
                        .facts());
    }

    private interface Reading {
        Facts read(ClosedFacts closed, ClosedRoll roll);
    }

    private static Facts inTransaction(Programme programme, Reading reading) {
        ClosedRoll roll = programme.cycles.closedRoll(PERIOD).orElseThrow();
        Facts facts = programme
                .database
                .transaction()
                .execute(status -> reading.read(new ClosedFacts(programme.database, Programme.LAW), roll));
        assertThat(facts).isNotNull();
        return facts;
    }

    private static List<String> seals(Programme programme) {
        return programme
                .database
                .app()
                .sql("SELECT period || columns_hash FROM columns.roll_seal ORDER BY period")
                .query(String.class)
                .list();
    }

    private static void asOwner(Programme programme, String statement) throws SQLException {
        try (Connection connection = programme.database.ownerDataSource().getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
