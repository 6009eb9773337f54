package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ayni.app.cycle.Programme.ANA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ayni.app.intake.ExportFacts;
import org.ayni.app.registry.RollMoment;
import org.ayni.app.report.WriteReports;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files with personal data are there if and only if the record of the act that wrote them is. */
class FilesLeaveWithTheirAuditTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);

    @TempDir
    Path folder;

    private Programme programme;
    private Path out;

    @BeforeEach
    void liquidate() throws IOException {
        programme = new Programme(folder);
        out = Files.createDirectory(folder.resolve("out"));
        programme.load(new SmallFacts(folder.resolve("facts"))
                .calendar()
                .household("H1", "ACTIVE", 0)
                .write());
        programme.runToLiquidation(PERIOD);
    }

    @AfterEach
    void close() {
        programme.close();
    }

    @Test
    void reports_appear_only_with_the_record_of_their_writing() throws IOException {
        WriteReports reports = new WriteReports(programme.database, Programme.LAW, Programme.TERRITORY);
        assertNothingAppears(() -> reports.write(PERIOD, out, ANA, Instant.EPOCH, List.of(), said -> {}));
        reports.write(PERIOD, out, ANA, Instant.EPOCH, List.of(), said -> {});
        assertThat(names()).hasSize(6).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void exported_files_appear_only_with_the_record_of_the_export() throws IOException {
        ExportFacts export = new ExportFacts(programme.database);
        RollMoment moment = RollMoment.latest(programme.database, PERIOD.lastDay());
        assertNothingAppears(() -> export.run(moment, out, ANA));
        export.run(moment, out, ANA);
        assertThat(names()).contains("households.csv").noneMatch(name -> name.startsWith("."));
    }

    private void assertNothingAppears(ThrowingCallable act) throws IOException {
        JdbcClient owner = JdbcClient.create(programme.database.ownerDataSource());
        owner.sql("""
                        CREATE FUNCTION audit.fail_at_commit() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$""").update();
        owner.sql("""
                        CREATE CONSTRAINT TRIGGER fail_at_commit
                        AFTER INSERT ON audit.act
                        DEFERRABLE INITIALLY DEFERRED
                        FOR EACH ROW EXECUTE FUNCTION audit.fail_at_commit()""").update();
        assertThatThrownBy(act).hasStackTraceContaining("the disk is full");
        assertThat(names()).isEmpty();
        owner.sql("DROP TRIGGER fail_at_commit ON audit.act").update();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
