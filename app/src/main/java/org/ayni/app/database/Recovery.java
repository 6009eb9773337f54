package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;

/**
 * Makes a server out of a copy that lies in a home: its files are brought to one moment by the log, and it is stopped again, ready
 * to be started as any other. The copy lies in {@link #dataOf} with its {@code backup_label}.
 */
public final class Recovery {

    static final String SIGNAL = "recovery.signal";

    private static final Duration LIMIT = Duration.ofHours(12);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSS'-05'", Locale.ROOT)
            .withZone(ZoneOffset.ofHours(-5));

    /** What the server wants to find, and a copy of files may not have because nothing was in it. */
    private static final List<String> FOLDERS = List.of(
            "pg_wal/archive_status",
            "pg_wal/summaries",
            "pg_commit_ts",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_subtrans",
            "pg_twophase",
            "pg_multixact/members",
            "pg_multixact/offsets",
            "pg_replslot",
            "pg_tblspc",
            "pg_stat",
            "pg_stat_tmp",
            "pg_xact",
            "pg_logical/snapshots",
            "pg_logical/mappings");

    private Recovery() {}

    /** The moment that is wanted. */
    public sealed interface Target {}

    /** A moment that has a name in the log. */
    public record Mark(String name) implements Target {}

    /** Everything that was committed up to an instant. */
    public record Until(Instant instant) implements Target {}

    /** Everything that the log has. */
    public record Everything() implements Target {}

    /** Where the data of a home's server lie. */
    public static Path dataOf(Home home) {
        return ServerFolder.of(home).data();
    }

    /** The passwords of a home's server. */
    public static Path keysOf(Home home) {
        return ServerFolder.of(home).keys();
    }

    /** Connections as the owner of the tables of a recovered home, whose server is started; nothing is migrated. */
    public static DataSource start(Home home) {
        return Access.embedded(new PostgresServer(home).ensureAnswering(talk -> {}), ServerRoles.DATABASE)
                .owner();
    }

    /**
     * Recovers the copy.
     *
     * @param archive folder with files of the log beyond those of the copy
     * @param talk told, in Spanish, before something that takes a while
     * @throws ProblemException when the log does not reach the target, or the copy is no good
     */
    public static void run(Home home, Target target, Optional<Path> archive, Consumer<String> talk) {
        ServerFolder folder = ServerFolder.of(home);
        try {
            for (String name : FOLDERS) {
                Files.createDirectories(folder.data().resolve(name));
            }
            Files.createFile(folder.data().resolve(SIGNAL));
            Files.createDirectories(folder.log());
            Files.setPosixFilePermissions(folder.data(), PosixFilePermissions.fromString("rwx------"));
            UnprivilegedUser.forCopied(folder.data())
                    .takeOver(folder, PostgresBinaries.unpackedIn(folder.home().folder()));
            talk.accept("Recuperando la base de datos");
            new PostgresServer(home, settings(target, archive), LIMIT).ensureRunning(said -> {});
            new PostgresServer(home).stop();
        } catch (ProblemException stopped) {
            throw whyNot(stopped, target);
        } catch (IOException e) {
            throw folder.cannotStart(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while recovering", e);
        }
    }

    private static List<String> settings(Target target, Optional<Path> archive) {
        List<String> settings = new ArrayList<>(List.of(
                "hot_standby=off",
                "archive_mode=off",
                "recovery_target_action=promote",
                "restore_command="
                        + archive.map(folder -> "cp " + quoted(folder) + "/%f %p")
                                .orElse("false")));
        switch (target) {
            case Mark mark -> settings.add("recovery_target_name=" + mark.name());
            case Until until -> settings.add("recovery_target_time=" + MOMENT.format(until.instant()));
            case Everything all -> settings.add("recovery_target_timeline=latest");
        }
        return settings;
    }

    /** For the shell, which the server asks to fetch a file; a percent sign has a meaning before it comes there. */
    private static String quoted(Path folder) {
        return "'" + folder.toString().replace("'", "'\\''").replace("%", "%%") + "'";
    }

    private static ProblemException whyNot(ProblemException stopped, Target target) {
        String said = stopped.problem().found();
        if (!said.contains("before configured recovery target was reached")) {
            return stopped;
        }
        String wanted = target instanceof Until until ? MOMENT.format(until.instant()) : target.toString();
        return Problem.missing("El registro (WAL) no llega hasta el momento pedido.")
                .expected(wanted)
                .found(stopped.problem().found())
                .whatToDo(
                        "Pida un momento anterior, «--until todo» para todo lo que hay, o indique con --wal la carpeta"
                                + " donde está el registro archivado.")
                .stop(stopped);
    }
}
