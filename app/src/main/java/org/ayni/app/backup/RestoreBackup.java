package org.ayni.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.SealAudit;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.database.Home;
import org.ayni.app.database.Recovery;
import org.ayni.app.problem.Problem;

/**
 * Makes a home out of a backup. It appears whole or not at all, and never in place of another.
 *
 * <p>Who may: whoever may read the backup. From → to: leaves one act {@code restore-backup} in the restored installation. Refuses a
 * folder that is not empty, and a backup with a file that is missing, changed or too many.
 */
public final class RestoreBackup {

    public static final String ACT = "restore-backup";

    private final Path from;
    private final Consumer<String> talk;
    private final LongConsumer progress;

    /**
     * @param from folder of the backup
     * @param talk told, in Spanish, what is being done
     * @param progress told the bytes restored so far
     */
    public RestoreBackup(Path from, Consumer<String> talk, LongConsumer progress) {
        this.from = from.toAbsolutePath().normalize();
        this.talk = talk;
        this.progress = progress;
    }

    /**
     * What is wanted beside the backup itself.
     *
     * @param until the moment; empty for that of the backup
     * @param keys folder with the keys; empty for those in the backup
     * @param archive folder with the archived log (WAL), for what came after the backup
     */
    public record Wish(Optional<Recovery.Target> until, Optional<Path> keys, Optional<Path> archive) {

        public static final Wish THE_BACKUP = new Wish(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @param fingerprint SHA-256 of the list of files of the backup */
    public record Restored(Home home, String backup, long files, String fingerprint) {}

    /** Restores into a folder that is not there or empty; its server is stopped afterwards. */
    public Restored run(Home to, Wish wish, Actor by) throws IOException {
        Restored restored = files(to, wish);
        try (Database database = Database.open(to, Map.of(), said -> {})) {
            database.transaction()
                    .executeWithoutResult(status -> Audit.record(
                            database.app(),
                            by,
                            ACT,
                            MakeBackup.SUBJECT,
                            Map.of(
                                    "backup", restored.backup(),
                                    "until",
                                            wish.until()
                                                    .map(RestoreBackup::words)
                                                    .orElse("backup"),
                                    "sha256", restored.fingerprint())));
            new SealAudit(database, to).seal();
        } finally {
            new DatabaseServer(to).stop();
        }
        return restored;
    }

    /** Restores and leaves the database as it was. */
    Restored files(Home to, Wish wish) throws IOException {
        Sums sums = sums();
        Manifest manifest = Manifest.read(from);
        Path keys = keys(manifest, wish.keys());
        requireLater(manifest, wish);
        requireFree(to.folder());
        Path half = to.folder().resolveSibling("." + to.folder().getFileName() + ".restoring");
        if (Files.exists(half)) {
            // Of a restore that was killed; its server may live.
            new DatabaseServer(new Home(half)).stop();
            Folders.delete(half);
        }
        Home unfinished = new Home(half);
        try {
            Files.createDirectories(to.folder().getParent());
            Files.createDirectory(
                    half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            talk.accept("Copiando y comprobando los archivos");
            for (String name : sums.files()) {
                Optional<Path> place = place(unfinished, name);
                if (place.isPresent()) {
                    sums.copyBack(from, name, place.get());
                }
            }
            if (wish.keys().isPresent()) {
                takeKeys(keys, unfinished);
            }
            Recovery.run(
                    unfinished,
                    wish.until().orElse(new Recovery.Mark(manifest.name())),
                    wish.archive().map(folder -> folder.toAbsolutePath().normalize()),
                    talk);
            Files.move(half, to.folder(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            if (Files.exists(half)) {
                new DatabaseServer(unfinished).stop();
                Folders.delete(half);
            }
        }
        return new Restored(to, manifest.name(), sums.files().size() + 1L, Sums.fingerprint(from));
    }

    /** The list of files, which agrees with the files that are there; those that say what the backup is are compared. */
    private Sums sums() throws IOException {
        if (!Files.isRegularFile(from.resolve(Sums.FILE))) {
            throw Problem.missing("No hay un respaldo completo en esa carpeta.")
                    .where(from)
                    .expected("el archivo " + Sums.FILE + ", que se escribe al final")
                    .whatToDo("Indique la carpeta de un respaldo terminado: se llama ayni-FECHA-HORA.")
                    .stop();
        }
        Sums sums = Sums.read(from, progress);
        Set<String> there = new TreeSet<>(Folders.files(from));
        there.remove(Sums.FILE);
        for (String name : sums.files()) {
            if (!there.remove(name)) {
                throw unlike("Falta un archivo del respaldo.", name);
            }
        }
        if (!there.isEmpty()) {
            throw unlike(
                    "Hay un archivo que no es del respaldo.", there.iterator().next());
        }
        for (String name : List.of(Manifest.FACTS, Manifest.COUNTS)) {
            if (!sums.files().contains(name)) {
                throw unlike("Falta un archivo del respaldo.", name);
            }
            sums.check(from, name);
        }
        return sums;
    }

    private RuntimeException unlike(String what, String name) {
        return Problem.rejectedRows(what)
                .where(from.resolve(name))
                .whatToDo("No use este respaldo así: traiga otra copia de él, o restaure otro.")
                .stop();
    }

    private Path keys(Manifest manifest, Optional<Path> given) {
        if (given.isEmpty() && !manifest.withKeys()) {
            throw Problem.missing("El respaldo no tiene las claves de la instalación.")
                    .where(from)
                    .whatToDo(
                            "Indique con --keys la carpeta donde se guardan, con sus archivos como en la carpeta de Ayni.")
                    .stop();
        }
        Path folder = given.orElse(from.resolve(MakeBackup.KEYS));
        for (String key : HomeFiles.keys(new Home(folder))) {
            boolean needed = key.endsWith(".properties");
            if (needed && !Files.isRegularFile(folder.resolve(key))) {
                throw Problem.missing("Falta una clave de la instalación.")
                        .where(folder.resolve(key))
                        .whatToDo("Indique con --keys la carpeta donde está.")
                        .stop();
            }
        }
        return folder;
    }

    private static void takeKeys(Path keys, Home home) throws IOException {
        for (String key : HomeFiles.keys(home)) {
            Path place = home.folder().resolve(key);
            if (Files.exists(keys.resolve(key))) {
                Files.createDirectories(place.getParent());
                Files.copy(keys.resolve(key), place, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /** Where a file of the backup goes; empty when it is about the backup itself. */
    private static Optional<Path> place(Home home, String name) {
        if (name.startsWith(MakeBackup.DATA)) {
            return Optional.of(Recovery.dataOf(home).resolve(name.substring(MakeBackup.DATA.length())));
        }
        if (name.startsWith(MakeBackup.HOME)) {
            return Optional.of(home.folder().resolve(name.substring(MakeBackup.HOME.length())));
        }
        return name.startsWith(MakeBackup.KEYS)
                ? Optional.of(home.folder().resolve(name.substring(MakeBackup.KEYS.length())))
                : Optional.empty();
    }

    private static String words(Recovery.Target target) {
        return switch (target) {
            case Recovery.Mark mark -> mark.name();
            case Recovery.Until until -> until.instant().toString();
            case Recovery.Everything all -> "everything";
        };
    }

    /** Files are of different moments until the copying of them has ended. */
    private static void requireLater(Manifest manifest, Wish wish) {
        if (wish.until().isPresent()
                && wish.until().get() instanceof Recovery.Until until
                && until.instant().isBefore(manifest.at())) {
            throw Problem.missing("El momento pedido es anterior al respaldo.")
                    .expected("desde " + ReadMe.moment(manifest.at().plusSeconds(1)))
                    .found(ReadMe.moment(until.instant()))
                    .whatToDo("Restaure un respaldo anterior a ese momento, o pida un momento posterior.")
                    .stop();
        }
    }

    private static void requireFree(Path folder) throws IOException {
        if (Files.exists(folder) && !(Files.isDirectory(folder) && Folders.isEmpty(folder))) {
            throw Problem.usage("Ahí ya hay algo, y no se escribe encima.")
                    .where(folder)
                    .expected("una carpeta que no existe, o vacía")
                    .whatToDo("Indique con --to otra carpeta. Lo que hay, si ya no sirve, quítelo usted antes.")
                    .stop();
        }
    }
}
