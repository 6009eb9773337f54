package org.ayni.app.opinion;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import org.ayni.app.database.Database;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/** The second opinion on a folder of facts, with a stopwatch: what the benches compare the kernel with. */
public final class MeasureOpinion {

    private final Database database;
    private final Law law;

    public MeasureOpinion(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /**
     * What was measured.
     *
     * @param load reading and checking the files, copying the accepted rows, statistics ({@code sql_load})
     * @param compute from loaded rows to the four results streamed in their order ({@code sql})
     * @param rejected rows that did not come in
     */
    public record Measured(Duration load, Duration compute, ResultHashes hashes, long rejected) {}

    /** Loads, computes, and takes everything back. */
    public Measured measure(Path facts, Bimester period, LocalDate closingDay, LocalDate evidenceCut)
            throws IOException, SQLException {
        long[] rejected = {0};
        long begin = System.nanoTime();
        try (SecondOpinion opinion = SecondOpinion.open(database, law, period, closingDay, evidenceCut)) {
            opinion.readFiles(facts, rejection -> rejected[0]++);
            long loaded = System.nanoTime();
            opinion.compute();
            ResultHashes hashes = opinion.hashes();
            long computed = System.nanoTime();
            return new Measured(
                    Duration.ofNanos(loaded - begin), Duration.ofNanos(computed - loaded), hashes, rejected[0]);
        }
    }
}
