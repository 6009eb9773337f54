package org.ayni.app.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.ChainEnd;
import org.ayni.app.database.Database;
import org.ayni.app.database.FileSink;
import org.ayni.app.database.Home;
import org.ayni.app.database.LogArchive;
import org.ayni.app.database.OperatorLock;
import org.ayni.app.database.ServerCopy;
import org.ayni.app.problem.Problem;

/**
 * Makes a backup of an installation while it works: its database as it is at one moment, and what it keeps beside it.
 *
 * <p>Who may: whoever runs programs in the home. From → to: leaves one act {@code make-backup} in the installation (not in the
 * backup, which is of before). Refuses a second one at the same time.
 */
public final class MakeBackup {

    /** Subject of the acts about backups. */
    public static final String SUBJECT = "backup";

    public static final String ACT = "make-backup";

    /** In the home, when no other folder is named. */
    static final String USUAL_FOLDER = "backups";

    static final String DATA = "data/";
    static final String HOME = "home/";
    static final String KEYS = "keys/";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneId.of("America/Lima"));

    private final Database database;
    private final Home home;
    private final Clock clock;
    private final Consumer<String> talk;
    private final LongConsumer progress;

    /**
     * @param talk told, in Spanish, what is being done
     * @param progress told the bytes copied so far
     */
    public MakeBackup(Database database, Home home, Clock clock, Consumer<String> talk, LongConsumer progress) {
        this.database = database;
        this.home = home;
        this.clock = clock;
        this.talk = talk;
        this.progress = progress;
    }

    /**
     * A backup that was made.
     *
     * @param fingerprint SHA-256 of its list of files
     */
    public record Made(Path folder, long files, long bytes, long tables, long rows, String fingerprint) {}

    /** Where the backups of a home go when no folder is named. */
    public static Path usualFolder(Home home) {
        return home.folder().resolve(USUAL_FOLDER);
    }

    /**
     * Makes it.
     *
     * @param to folder that gets a folder with the backup
     * @param withKeys whether the keys of the installation go into it
     */
    public Made run(Path to, boolean withKeys, Actor by) throws IOException {
        String name = "ayni-" + STAMP.format(clock.instant());
        Path whole = to.toAbsolutePath().normalize().resolve(name);
        Path half = whole.resolveSibling("." + name + ".part");
        if (Files.exists(whole) || Files.exists(half)) {
            throw Problem.usage("Ya hay un respaldo con ese nombre; no se escribe encima.")
                    .where(whole)
                    .whatToDo("Repita la orden: el nombre lleva la hora.")
                    .stop();
        }
        try (OperatorLock alone = database.tryOperatorLock(SUBJECT).orElseThrow(MakeBackup::another)) {
            create(half);
            try {
                Made made = copy(half, whole, name, withKeys);
                if (!alone.isHeld()) {
                    throw Problem.missing("Se perdió la conexión con la base de datos mientras se respaldaba.")
                            .whatToDo("Repita la orden.")
                            .stop();
                }
                Folders.makeSafe(half);
                Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
                record(made, name, by);
                return made;
            } finally {
                Folders.delete(half);
            }
        }
    }

    private Made copy(Path half, Path whole, String name, boolean withKeys) throws IOException {
        Sums sums = new Sums(progress);
        HomeFiles files = new HomeFiles(home);
        // Before the moment of the backup: what was signed must be in the database that is restored.
        sums.copy(home.folder().resolve(HomeFiles.SIGNED), half, HOME + HomeFiles.SIGNED);
        SortedMap<String, Manifest.Rows> rows;
        Manifest manifest;
        try (ServerCopy server = ServerCopy.begin(home, name.replace('-', '_'))) {
            FileSink sink = (file, inside) -> {
                String into = DATA + inside;
                if (inside.endsWith("global/pg_control")) {
                    sums.write(unchanging(file), half, into);
                } else {
                    sums.copy(file, half, into);
                }
            };
            talk.accept("Copiando la base de datos");
            server.data(sink);
            sums.write(server.finish(), half, DATA + "backup_label");
            Instant moment = server.moment();
            talk.accept("Contando las filas");
            ChainEnd chain = ChainEnd.read(database.app());
            SortedMap<String, Long> before = TableCounts.read(database.ownerDataSource());
            server.mark(name);
            rows = Manifest.rows(before, TableCounts.read(database.ownerDataSource()));
            server.log(sink);
            manifest = new Manifest(
                    name,
                    moment,
                    database.serverVersion(),
                    database.schemaVersion(),
                    server.firstSegment(),
                    chain,
                    withKeys,
                    rows);
        }
        talk.accept("Copiando los archivos de la carpeta");
        Set<Path> except = new HashSet<>(Set.of(whole.getParent()));
        LogArchive.folder(home).ifPresent(except::add);
        for (String file : files.all(except)) {
            sums.copy(home.folder().resolve(file), half, HOME + file);
        }
        if (withKeys) {
            for (String key : HomeFiles.keys(home)) {
                sums.copy(home.folder().resolve(key), half, KEYS + key);
            }
        }
        manifest.write(half, sums);
        sums.write(ReadMe.text(manifest), half, ReadMe.FILE);
        String fingerprint = sums.seal(half);
        return new Made(
                whole,
                sums.files().size() + 1L,
                sums.bytes(),
                rows.size(),
                rows.values().stream().mapToLong(Manifest.Rows::before).sum(),
                fingerprint);
    }

    /** A small file that the server rewrites in place: read until it is twice the same. */
    private static byte[] unchanging(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        for (byte[] again = Files.readAllBytes(file); !Arrays.equals(before, again); again = Files.readAllBytes(file)) {
            before = again;
        }
        return before;
    }

    private void record(Made made, String name, Actor by) {
        database.transaction()
                .executeWithoutResult(status -> Audit.record(
                        database.app(),
                        by,
                        ACT,
                        SUBJECT,
                        Map.of(
                                "backup", name,
                                "files", Long.toString(made.files()),
                                "bytes", Long.toString(made.bytes()),
                                "rows", Long.toString(made.rows()),
                                "sha256", made.fingerprint())));
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failed) {
            throw Problem.missing("No se puede escribir el respaldo ahí.")
                    .where(folder)
                    .found(failed.toString())
                    .whatToDo("Indique con --to una carpeta donde este usuario pueda escribir, mejor en otro disco.")
                    .stop(new UncheckedIOException(failed));
        }
    }

    private static RuntimeException another() {
        return Problem.missing("Otro respaldo de esta instalación está en marcha.")
                .whatToDo("Espere a que termine y repita la orden.")
                .stop();
    }
}
