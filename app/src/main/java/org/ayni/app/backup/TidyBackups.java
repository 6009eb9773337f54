package org.ayni.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;

/**
 * Takes old backups away, and the archived log that only they needed.
 *
 * <p>From → to: leaves one act {@code tidy-backups} with what was taken away. Keeps at least one backup.
 */
public final class TidyBackups {

    public static final String ACT = "tidy-backups";

    private static final Pattern NAME = Pattern.compile("ayni-[0-9]{8}-[0-9]{6}");
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}.*");

    private final Database database;

    public TidyBackups(Database database) {
        this.database = database;
    }

    /** Names of what was taken away. */
    public record Tidied(List<String> backups, long segments) {}

    /** The whole backups of a folder, the oldest first. */
    public static List<Path> backups(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> NAME.matcher(one.getFileName().toString()).matches())
                    .filter(one -> Files.exists(one.resolve(Sums.FILE)))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Does it.
     *
     * @param keep how many of the newest stay, 1 or more
     * @param archive of the log
     */
    public Tidied run(Path folder, int keep, Optional<Path> archive, Actor by) throws IOException {
        List<Path> all = backups(folder);
        List<Path> old = all.subList(0, Math.max(0, all.size() - keep));
        List<String> names = new ArrayList<>();
        for (Path backup : old) {
            // The list goes first: what is left of a backup that is being taken away is none.
            Files.delete(backup.resolve(Sums.FILE));
            Folders.delete(backup);
            names.add(String.valueOf(backup.getFileName()));
        }
        long segments = 0;
        if (archive.isPresent() && all.size() > old.size()) {
            segments = tidy(archive.get(), Manifest.read(all.get(old.size())).firstSegment());
        }
        Tidied tidied = new Tidied(names, segments);
        database.transaction()
                .executeWithoutResult(status -> Audit.record(
                        database.app(),
                        by,
                        ACT,
                        MakeBackup.SUBJECT,
                        Map.of(
                                "backups", String.join(" ", tidied.backups()),
                                "segments", Long.toString(tidied.segments()))));
        return tidied;
    }

    /** Files of the log before the one that the oldest backup begins with; the first eight letters are the line of time. */
    private static long tidy(Path archive, String first) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(archive)) {
            old = all.filter(file -> {
                        String name = file.getFileName().toString();
                        return SEGMENT.matcher(name).matches()
                                && name.substring(8, 24).compareTo(first.substring(8)) < 0;
                    })
                    .toList();
        }
        for (Path file : old) {
            Files.delete(file);
        }
        return old.size();
    }
}
