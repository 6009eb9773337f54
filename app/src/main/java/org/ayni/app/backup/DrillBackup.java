package org.ayni.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ayni.app.access.SignInData;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.ChainVerdict;
import org.ayni.app.audit.VerifyAudit;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.database.Home;
import org.ayni.app.database.Recovery;

/**
 * Tries a backup: restores it into a home that is thrown away, and compares what it has with what it should.
 *
 * <p>Who may: whoever runs programs in the home. From → to: leaves one act {@code drill-backup} in the installation, also when the
 * backup is no good. A backup that cannot be restored at all is refused by {@link RestoreBackup}.
 */
public final class DrillBackup {

    public static final String ACT = "drill-backup";

    private static final int MOST_DIFFERENCES = 20;

    private final Database database;
    private final Home home;
    private final Consumer<String> talk;
    private final LongConsumer progress;

    /**
     * @param database of the installation, where the act is recorded
     * @param talk told, in Spanish, what is being done
     * @param progress told the bytes restored so far
     */
    public DrillBackup(Database database, Home home, Consumer<String> talk, LongConsumer progress) {
        this.database = database;
        this.home = home;
        this.talk = talk;
        this.progress = progress;
    }

    /** One thing that was compared. */
    public record Check(String about, String expected, String found, boolean good) {}

    /** @param took from the beginning of the restore to the last comparison */
    public record Report(String backup, List<Check> checks, Duration took) {

        public boolean isGood() {
            return checks.stream().allMatch(Check::good);
        }
    }

    /** @param keys as {@link RestoreBackup.Wish} */
    public Report run(Path backup, RestoreBackup.Wish wish, Actor by) throws IOException {
        long start = System.nanoTime();
        Home trial = new Home(home.folder().resolve(".drill-" + backup.getFileName()));
        new DatabaseServer(trial).stop();
        Folders.delete(trial.folder());
        List<Check> checks = new ArrayList<>();
        try {
            RestoreBackup.Restored restored = new RestoreBackup(backup, talk, progress).files(trial, wish);
            checks.add(new Check(
                    "archivos con su SHA-256", Long.toString(restored.files()), Long.toString(restored.files()), true));
            Manifest manifest = Manifest.read(backup);
            talk.accept("Contando las filas de la copia");
            compareRows(manifest, TableCounts.read(Recovery.start(trial)), wish, checks);
            talk.accept("Revisando la cadena de actos de la copia");
            try (Database copy = Database.open(trial, Map.of(), said -> {})) {
                compareChain(manifest, copy, trial, checks);
                compareSignIn(SignInData.read(copy, trial), SignInData.read(database, home), checks);
            }
        } finally {
            new DatabaseServer(trial).stop();
            Folders.delete(trial.folder());
        }
        Report report =
                new Report(String.valueOf(backup.getFileName()), checks, Duration.ofNanos(System.nanoTime() - start));
        record(report, by);
        return report;
    }

    private static void compareRows(
            Manifest manifest, SortedMap<String, Long> found, RestoreBackup.Wish wish, List<Check> checks) {
        List<Check> other = manifest.rows().entrySet().stream()
                .filter(table -> !fits(table.getValue(), found.getOrDefault(table.getKey(), -1L), wish))
                .map(table -> new Check(
                        "filas de " + table.getKey(),
                        table.getValue().toString(),
                        found.containsKey(table.getKey())
                                ? found.get(table.getKey()).toString()
                                : "no está",
                        false))
                .toList();
        checks.add(new Check(
                "tablas con sus filas",
                Integer.toString(manifest.rows().size()),
                Integer.toString(manifest.rows().size() - other.size()),
                other.isEmpty()));
        checks.add(new Check(
                "filas en total",
                Long.toString(manifest.rows().values().stream()
                        .mapToLong(Manifest.Rows::before)
                        .sum()),
                Long.toString(found.values().stream().mapToLong(Long::longValue).sum()),
                other.isEmpty()));
        checks.addAll(other.subList(0, Math.min(MOST_DIFFERENCES, other.size())));
    }

    /** Of a moment after the backup only this is known: what was there must be there, if it is never taken away. */
    private static boolean fits(Manifest.Rows expected, long found, RestoreBackup.Wish wish) {
        return wish.until().isPresent() ? found >= 0 : expected.fits(found);
    }

    private static void compareChain(Manifest manifest, Database copy, Home trial, List<Check> checks)
            throws IOException {
        ChainVerdict verdict = new VerifyAudit(copy, trial).verify(null);
        checks.add(
                switch (verdict) {
                    case ChainVerdict.Whole whole ->
                        new Check(
                                "cadena de actos",
                                "íntegra, " + manifest.chain().position() + " eslabones o más",
                                "íntegra, " + whole.links(),
                                whole.links() >= manifest.chain().position());
                    case ChainVerdict.Broken broken ->
                        new Check(
                                "cadena de actos",
                                "íntegra",
                                "ROTA en el eslabón " + broken.position() + ": " + broken.reason(),
                                false);
                });
        boolean same = manifest.chain().isIn(copy.app());
        checks.add(new Check(
                "eslabón " + manifest.chain().position(), "el del respaldo", same ? "el del respaldo" : "otro", same));
    }

    private static void compareSignIn(SignInData copy, SignInData now, List<Check> checks) {
        checks.add(new Check(
                "cuentas que podrían entrar",
                copy.accounts() + " de " + copy.accounts(),
                copy.passwords() + " de " + copy.accounts(),
                copy.passwords() == copy.accounts() && (copy.accounts() > 0 || now.accounts() == 0)));
        checks.add(new Check(
                "segundos factores que abren",
                copy.secondFactors() + " de " + copy.secondFactors(),
                copy.opened() + " de " + copy.secondFactors(),
                copy.opened() == copy.secondFactors()));
    }

    private void record(Report report, Actor by) {
        database.transaction()
                .executeWithoutResult(status -> Audit.record(
                        database.app(),
                        by,
                        ACT,
                        MakeBackup.SUBJECT,
                        Map.of(
                                "backup", report.backup(),
                                "result", report.isGood() ? "bien" : "MAL",
                                "seconds", Long.toString(report.took().toSeconds()))));
    }
}
