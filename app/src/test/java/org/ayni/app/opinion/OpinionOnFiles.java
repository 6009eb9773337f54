package org.ayni.app.opinion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ayni.app.database.Database;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/** The second opinion on a folder of files, as the four result files. */
public final class OpinionOnFiles {

    private OpinionOnFiles() {}

    /** The result files by name; nothing stays in the database. */
    public static Map<String, String> compute(
            Database database, Law law, Bimester period, LocalDate closingDay, LocalDate evidenceCut, Path folder)
            throws SQLException, IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (SecondOpinion opinion = SecondOpinion.open(database, law, period, closingDay, evidenceCut)) {
            opinion.readFiles(folder, rejected -> {
                throw new IllegalStateException("rejected: " + rejected);
            });
            opinion.compute();
            for (ComputedResult result : ComputedResult.values()) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                result.writeTo(opinion.connection(), file);
                files.put(result.view() + ".csv", file.toString(StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
