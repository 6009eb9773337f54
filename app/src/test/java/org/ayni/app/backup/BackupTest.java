package org.ayni.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Passwords;
import org.ayni.app.access.SealedSecrets;
import org.ayni.app.access.SecondFactor;
import org.ayni.app.access.Staff;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.ChainVerdict;
import org.ayni.app.audit.SealAudit;
import org.ayni.app.audit.VerifyAudit;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.database.Home;
import org.ayni.app.database.LogArchive;
import org.ayni.app.database.Recovery;
import org.ayni.app.database.ServerCopy;
import org.ayni.app.database.ServerOfItsOwn;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server of its own that is backed up, tried, and restored, also to a moment after the backup. */
class BackupTest {

    private static final Actor BY = new Actor("prueba de respaldo");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static ServerOfItsOwn server;
    private static Database database;
    private static Path archive;
    private static Path backups;
    private static Path backup;

    private static String withFactor = "";

    private Path folder;

    @BeforeAll
    static void an_installation_with_people_and_acts_is_backed_up() throws Exception {
        server = new ServerOfItsOwn("backup");
        archive = Files.createTempDirectory(Path.of("target"), "wal").toAbsolutePath();
        backups = Files.createTempDirectory(Path.of("target"), "backups").toAbsolutePath();
        LogArchive.on(server.home(), archive);
        database = server.open();
        openAccounts();
        Files.createDirectories(server.home().folder().resolve("cycles/2026-4"));
        Files.writeString(server.home().folder().resolve("cycles/2026-4/orden ñ.xml"), "<orden/>");
        act("before the backup");
        new SealAudit(database, server.home()).seal();
        backup = make(true).folder();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        server.close();
        Folders.delete(backups);
        Folders.delete(archive);
    }

    @BeforeEach
    void a_folder() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "restores").toAbsolutePath();
    }

    @AfterEach
    void nothing_stays() throws IOException {
        Folders.delete(folder);
    }

    @Test
    void a_backup_can_be_checked_without_us_and_is_closed_to_others() throws Exception {
        Process sha256sum = new ProcessBuilder("sha256sum", "--check", "--quiet", "--strict", Sums.FILE)
                .directory(backup.toFile())
                .start();
        assertThat(sha256sum.waitFor()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rwx------");
        assertThat(Files.readString(backup.resolve("LEEME.txt"))).contains("datos personales y las claves");
        assertThat(Files.readString(backup.resolve("home/cycles/2026-4/orden ñ.xml")))
                .isEqualTo("<orden/>");
        assertThat(LastBackups.read(database.app()).backup()).isPresent();
    }

    @Test
    void a_backup_made_while_people_write_is_tried_and_found_good() throws Exception {
        var writing = new AtomicBoolean(true);
        Thread writer = Thread.ofVirtual().start(() -> {
            while (writing.get()) {
                act("while it is copied");
                new SealAudit(database, server.home()).seal();
            }
        });
        Path made;
        try {
            made = make(true).folder();
        } finally {
            writing.set(false);
            writer.join();
        }
        DrillBackup.Report report = drill(made);
        assertThat(report.checks())
                .allSatisfy(check -> assertThat(check.good())
                        .as(check.about() + ": " + check.expected() + " / " + check.found())
                        .isTrue());
        assertThat(report.checks())
                .anySatisfy(check -> {
                    assertThat(check.about()).isEqualTo("cuentas que podrían entrar");
                    assertThat(check.found()).isEqualTo("2 de 2");
                })
                .anySatisfy(check -> {
                    assertThat(check.about()).isEqualTo("segundos factores que abren");
                    assertThat(check.found()).isEqualTo("1 de 1");
                });
        assertThat(LastBackups.read(database.app()).drillGood()).isTrue();
        assertThat(server.home().folder().toFile().list((where, name) -> name.startsWith(".drill")))
                .isEmpty();
        assertThat(database.app()
                        .sql("SELECT count(*) FROM pg_replication_slots")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_drill_finds_a_row_that_is_not_there_and_a_factor_that_does_not_open() throws IOException {
        Path other = mirrored("other");
        Path counts = other.resolve(Manifest.COUNTS);
        String text = Files.readString(counts);
        replace(counts, text.replaceFirst("access\\.staff,2,2", "access.staff,3,3"));
        replace(other.resolve("keys/second-factor.key"), "0123456789abcdef0123456789abcdef");
        seal(other);
        DrillBackup.Report report = drill(other);
        assertThat(report.isGood()).isFalse();
        assertThat(report.checks().stream().filter(check -> !check.good()).map(DrillBackup.Check::about))
                .contains("filas de access.staff", "segundos factores que abren");
        assertThat(LastBackups.read(database.app()).drillGood()).isFalse();
    }

    @Test
    void an_installation_is_restored_to_any_moment_after_its_backup() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            act("after the backup");
            Thread.sleep(random.nextInt(20));
        }
        new SealAudit(database, server.home()).seal();
        List<OffsetDateTime> moments = database.app()
                .sql("SELECT at FROM audit.act WHERE act = 'after the backup' ORDER BY id")
                .query(OffsetDateTime.class)
                .list();
        int chosen = 5 + random.nextInt(moments.size() - 10);
        Instant until = moments.get(chosen)
                .toInstant()
                .plus(Duration.between(moments.get(chosen), moments.get(chosen + 1))
                        .dividedBy(2));
        act("later");
        archived();
        Home restored = new Home(folder.resolve("restored"));
        new RestoreBackup(backup, said -> {}, done -> {})
                .run(
                        restored,
                        new RestoreBackup.Wish(
                                Optional.of(new Recovery.Until(until)), Optional.empty(), Optional.of(archive)),
                        BY);
        try (Database copy = Database.open(restored, Map.of(), said -> {})) {
            assertThat(copy.app()
                            .sql("SELECT count(*) FROM audit.act WHERE act = 'after the backup'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(chosen + 1);
            assertThat(new VerifyAudit(copy, restored).verify(null)).isInstanceOf(ChainVerdict.Whole.class);
            assertThat(copy.app()
                            .sql("SELECT detail ->> 'until' FROM audit.act WHERE act = 'restore-backup'")
                            .query(String.class)
                            .single())
                    .isEqualTo(until.toString());
            Staff staff = new StaffDirectory(copy).named(withFactor).orElseThrow();
            assertThat(new SecondFactor(copy, new SealedSecrets(restored)).isOn(staff))
                    .isTrue();
        } finally {
            new DatabaseServer(restored).stop();
        }
        assertThat(Files.readString(restored.folder().resolve("cycles/2026-4/orden ñ.xml")))
                .isEqualTo("<orden/>");
    }

    @Test
    void a_moment_before_the_backup_or_after_the_log_is_refused_and_leaves_nothing() throws IOException {
        Instant long_ago = Instant.parse("2020-01-01T00:00:00Z");
        assertThat(refused(backup, new Recovery.Until(long_ago)).what()).contains("anterior al respaldo");
        Instant far = Instant.parse("2099-01-01T00:00:00Z");
        assertThat(refused(backup, new Recovery.Until(far)))
                .satisfies(problem -> assertThat(problem.what()).contains("no llega hasta el momento"))
                .satisfies(problem -> assertThat(problem.whatToDo()).contains("--until todo"));
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_backup_that_is_not_whole_or_was_touched_is_refused_and_the_file_is_named() throws IOException {
        Path missing = mirrored("missing");
        Path table = missing.resolve("data/global/pg_control");
        Files.delete(table);
        assertThat(refused(missing)).returns(table.toString(), Problem::where);

        Path changed = mirrored("changed");
        Path file = changed.resolve("data/base/1/1259");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.delete(file);
        Files.write(file, bytes);
        assertThat(refused(changed)).returns(file.toString(), Problem::where);

        Path cut = mirrored("cut");
        Path short_one = cut.resolve("home/cycles/2026-4/orden ñ.xml");
        replace(short_one, "<ord");
        assertThat(refused(cut)).returns(short_one.toString(), Problem::where);

        Path added = mirrored("added");
        Path extra = Files.writeString(added.resolve("data/base/1/99999"), "x");
        assertThat(refused(added)).returns(extra.toString(), Problem::where);

        Path counts = mirrored("counts");
        replace(counts.resolve(Manifest.COUNTS), "tabla,filas_antes,filas_despues\n");
        assertThat(refused(counts)).returns(counts.resolve(Manifest.COUNTS).toString(), Problem::where);

        Path outside = mirrored("outside");
        String line = "0".repeat(64) + "  data/../../../etc/passwd\n";
        replace(outside.resolve(Sums.FILE), Files.readString(outside.resolve(Sums.FILE)) + line);
        assertThat(refused(outside)).returns(outside.resolve(Sums.FILE).toString(), Problem::where);

        Path half = mirrored("half");
        Files.delete(half.resolve(Sums.FILE));
        assertThat(refused(half).what()).contains("No hay un respaldo completo");

        assertThat(Files.exists(folder.resolve("to"))).isFalse();
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("mine"), "mine");
        ProblemException stop = catchThrowableOfType(
                ProblemException.class,
                () -> new RestoreBackup(backup, said -> {}, done -> {})
                        .run(new Home(taken), RestoreBackup.Wish.THE_BACKUP, BY));
        assertThat(stop.problem()).returns(taken.toString(), Problem::where);
        assertThat(Files.readString(taken.resolve("mine"))).isEqualTo("mine");
    }

    @Test
    void without_the_keys_no_file_holds_one_and_restoring_asks_for_them() throws IOException {
        Path closed = make(false).folder();
        List<byte[]> secrets = new ArrayList<>();
        for (String key : HomeFiles.keys(server.home())) {
            byte[] file = Files.readAllBytes(server.home().folder().resolve(key));
            if (key.endsWith(".properties")) {
                new String(file, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> line.matches("(admin|owner|app)=.*"))
                        .forEach(line ->
                                secrets.add(line.replaceFirst(".*?=", "").getBytes(StandardCharsets.US_ASCII)));
            } else {
                secrets.add(Arrays.copyOf(file, 32));
            }
        }
        assertThat(secrets).hasSize(5);
        for (String name : Folders.files(closed)) {
            String content = Files.readString(closed.resolve(name), StandardCharsets.ISO_8859_1);
            for (byte[] secret : secrets) {
                assertThat(content.contains(new String(secret, StandardCharsets.ISO_8859_1)))
                        .as(name)
                        .isFalse();
            }
        }
        assertThat(refused(closed).whatToDo()).contains("--keys");
        DrillBackup.Report report = new DrillBackup(database, server.home(), said -> {}, done -> {})
                .run(
                        closed,
                        new RestoreBackup.Wish(
                                Optional.empty(), Optional.of(server.home().folder()), Optional.empty()),
                        BY);
        assertThat(report.isGood()).isTrue();
    }

    @Test
    void old_backups_are_taken_away_with_the_log_that_only_they_needed() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path wal = Files.createDirectory(folder.resolve("wal"));
        String first = Manifest.read(backup).firstSegment();
        for (String name : List.of("ayni-20260101-000000", "ayni-20260102-000000", "ayni-20260103-000000")) {
            Path one = Files.createDirectory(place.resolve(name));
            Files.copy(backup.resolve(Manifest.FACTS), one.resolve(Manifest.FACTS));
            Files.copy(backup.resolve(Manifest.COUNTS), one.resolve(Manifest.COUNTS));
            Files.writeString(one.resolve(Sums.FILE), "");
        }
        Files.createDirectory(place.resolve(".ayni-20260104-000000.part"));
        Files.writeString(wal.resolve("000000010000000000000000"), "");
        Files.writeString(wal.resolve(first), "");
        TidyBackups.Tidied tidied = new TidyBackups(database).run(place, 1, Optional.of(wal), BY);
        assertThat(tidied.backups()).containsExactly("ayni-20260101-000000", "ayni-20260102-000000");
        assertThat(tidied.segments()).isOne();
        assertThat(wal.resolve(first)).exists();
        assertThat(TidyBackups.backups(place)).hasSize(1);
    }

    private static MakeBackup.Made make(boolean withKeys) throws IOException {
        // Names go by the second.
        Clock clock =
                Clock.offset(Clock.system(ZoneId.of("America/Lima")), Duration.ofHours(COUNTER.incrementAndGet()));
        return new MakeBackup(database, server.home(), clock, said -> {}, done -> {}).run(backups, withKeys, BY);
    }

    private static DrillBackup.Report drill(Path made) throws IOException {
        return new DrillBackup(database, server.home(), said -> {}, done -> {})
                .run(made, RestoreBackup.Wish.THE_BACKUP, BY);
    }

    private Problem refused(Path from) {
        return refused(from, RestoreBackup.Wish.THE_BACKUP);
    }

    private Problem refused(Path from, Recovery.Target until) {
        return refused(from, new RestoreBackup.Wish(Optional.of(until), Optional.empty(), Optional.of(archive)));
    }

    private Problem refused(Path from, RestoreBackup.Wish wish) {
        return catchThrowableOfType(
                        ProblemException.class,
                        () -> new RestoreBackup(from, said -> {}, done -> {})
                                .run(new Home(folder.resolve("to")), wish, BY))
                .problem();
    }

    /** The same backup again, made of links: what a test changes it puts in the place of one. */
    private Path mirrored(String name) throws IOException {
        Path copy = folder.resolve(name);
        for (String file : Folders.files(backup)) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.createSymbolicLink(copy.resolve(file), backup.resolve(file));
        }
        return copy;
    }

    private static void replace(Path file, String text) throws IOException {
        Files.delete(file);
        Files.writeString(file, text);
    }

    private static void seal(Path copy) throws IOException {
        Sums sums = new Sums(done -> {});
        Path again = Files.createTempDirectory(copy.getParent(), "sums");
        for (String name : Folders.files(copy)) {
            if (!name.equals(Sums.FILE)) {
                sums.copy(copy.resolve(name), again, name);
            }
        }
        Files.delete(copy.resolve(Sums.FILE));
        sums.seal(copy);
    }

    private static void act(String act) {
        database.transaction().executeWithoutResult(status -> Audit.record(database.app(), BY, act, "test", Map.of()));
    }

    /** Waits until everything written so far is archived. */
    private static void archived() throws Exception {
        String segment;
        try (var connection = database.ownerDataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_walfile_name(pg_current_wal_lsn())")) {
            rows.next();
            segment = rows.getString(1);
        }
        try (ServerCopy next = ServerCopy.begin(server.home(), "next_segment")) {
            next.finish();
            next.mark("next segment");
        }
        for (int i = 0; i < 600 && !Files.exists(archive.resolve(segment)); i++) {
            Thread.sleep(50);
        }
        assertThat(archive.resolve(segment)).exists();
    }

    private static void openAccounts() throws Exception {
        LocalDate today = LocalDate.of(2026, 12, 1);
        var opened = new OpenAccount(database, new Passwords()).administrators(today);
        withFactor = opened.getFirst().userName();
        Staff staff = new StaffDirectory(database).named(withFactor).orElseThrow();
        var factor = new SecondFactor(database, new SealedSecrets(server.home()));
        byte[] secret = factor.newSecret();
        Instant now = Instant.parse("2026-12-01T12:00:00Z");
        String code = new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30), 6, "HmacSHA1")
                .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), now);
        assertThat(factor.confirm(staff, secret, code, now)).isTrue();
    }
}
