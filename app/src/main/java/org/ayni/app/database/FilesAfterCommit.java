package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that a transaction writes and that must not be there unless it is kept: personal data leaves the database only
 * together with its audit row. They are written as halves, hidden beside their names, and appear once it has committed.
 *
 * <pre>{@code
 * try (FilesAfterCommit files = new FilesAfterCommit()) {
 *     database.transaction().executeWithoutResult(status -> {
 *         write(files.half(path));
 *         Audit.record(...);
 *     });
 *     files.appear();
 * }
 * }</pre>
 */
public final class FilesAfterCommit implements AutoCloseable {

    private record Pending(Path half, Path file) {}

    private final List<Pending> pending = new ArrayList<>();

    /** Where to write what is to become this file. */
    public Path half(Path file) {
        Path half = file.resolveSibling("." + file.getFileName() + ".part");
        pending.add(new Pending(half, file));
        return half;
    }

    /** Gives every half its name, replacing what had it. To be called after the commit. */
    public void appear() throws IOException {
        for (Pending one : pending) {
            Files.move(one.half, one.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        pending.clear();
    }

    /** Deletes the halves that did not appear. */
    @Override
    public void close() throws IOException {
        for (Pending one : pending) {
            Files.deleteIfExists(one.half);
        }
    }
}
