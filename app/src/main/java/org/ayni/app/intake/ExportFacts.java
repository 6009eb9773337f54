package org.ayni.app.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.database.FilesAfterCommit;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.registry.RollMoment;

/**
 * Act: writes the roll and the evidence of one moment as files of the exchange format. Who: staff of UOAL; the files hold
 * personal data. From: the database; to: a folder that {@code assess} reads with the same results.
 */
public final class ExportFacts {

    private final Database database;

    public ExportFacts(Database database) {
        this.database = database;
    }

    /**
     * Writes all files; they appear under their names only when all are whole and the act is on record.
     *
     * @return rows of each file
     */
    public Map<ExchangeFile, Long> run(RollMoment moment, Path directory, Actor by) throws IOException {
        Files.createDirectories(directory);
        try (FilesAfterCommit files = new FilesAfterCommit()) {
            Map<ExchangeFile, Long> counts = database.transaction().execute(status -> {
                moment.set(database);
                Map<ExchangeFile, Long> written = new EnumMap<>(ExchangeFile.class);
                for (ExchangeFile file : ExchangeFile.values()) {
                    written.put(file, write(file, files.half(directory.resolve(file.fileName()))));
                }
                Audit.record(
                        database.app(),
                        by,
                        "export-facts",
                        directory.toString(),
                        Map.of(
                                "valid_on", moment.validOn().toString(),
                                "roll_known_at", moment.rollKnownAt().toString(),
                                "evidence_known_at", moment.evidenceKnownAt().toString()));
                return written;
            });
            if (counts == null) {
                throw new IllegalStateException("the transaction gave no result");
            }
            files.appear();
            return counts;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private long write(ExchangeFile file, Path path) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
            return new RollReader(database).write(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
