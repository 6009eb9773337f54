package org.ayni.app.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
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
     * Writes all files; each appears under its name only when it is whole.
     *
     * @return rows of each file
     */
    public Map<ExchangeFile, Long> run(RollMoment moment, Path directory, Actor by) throws IOException {
        Files.createDirectories(directory);
        try {
            Map<ExchangeFile, Long> counts = database.transaction().execute(status -> {
                moment.set(database);
                Map<ExchangeFile, Long> written = new EnumMap<>(ExchangeFile.class);
                for (ExchangeFile file : ExchangeFile.values()) {
                    written.put(file, write(file, directory));
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
            return counts;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private long write(ExchangeFile file, Path directory) {
        Path part = directory.resolve("." + file.fileName() + ".part");
        try {
            long rows;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                rows = new RollReader(database).write(file, out);
            }
            Files.move(part, directory.resolve(file.fileName()), StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
