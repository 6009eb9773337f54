package org.ayni.app.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.ayni.kernel.time.Bimester;

/**
 * The evidence of a caseload's bimestre once more, so many bimestres later: enough for a cycle of about the same size. Who did
 * what does not follow from how old he is by then.
 */
final class LaterEvidence {

    /**
     * A file whose rows are moved. Its cells are plain ones.
     *
     * @param month place of the month, or of the day, that says of which bimestre the row is
     * @param receivedOn place of the day it was received, -1 for none
     */
    private record Moved(String file, int month, int receivedOn) {}

    private static final List<Moved> FILES = List.of(
            new Moved("attendance.csv", 1, 6),
            new Moved("health.csv", 1, 6),
            new Moved("reports.csv", 2, 3),
            new Moved("school_days.csv", 0, -1));

    private static final int LENGTH_OF_MONTH = 7;

    private LaterEvidence() {}

    /** Writes it to a folder. */
    static void write(Path facts, Bimester from, Bimester to, Path folder) throws IOException {
        int months = 2 * (to.ordinal() - from.ordinal());
        Files.createDirectories(folder);
        for (Moved moved : FILES) {
            try (BufferedReader in = Files.newBufferedReader(facts.resolve(moved.file()));
                    BufferedWriter out = Files.newBufferedWriter(folder.resolve(moved.file()))) {
                String line = in.readLine();
                out.write(line + "\n");
                while ((line = in.readLine()) != null) {
                    String[] cells = line.split(",", -1);
                    if (isOf(from, cells[moved.month()])) {
                        cells[moved.month()] = later(cells[moved.month()], months);
                        if (moved.receivedOn() >= 0) {
                            cells[moved.receivedOn()] = later(cells[moved.receivedOn()], months);
                        }
                        out.write(String.join(",", cells) + "\n");
                    }
                }
            }
        }
    }

    private static boolean isOf(Bimester bimester, String monthOrDay) {
        YearMonth month = YearMonth.parse(monthOrDay.substring(0, LENGTH_OF_MONTH));
        return month.equals(bimester.firstMonth())
                || month.equals(bimester.firstMonth().plusMonths(1));
    }

    private static String later(String monthOrDay, int months) {
        if (monthOrDay.isEmpty()) {
            return monthOrDay;
        }
        return monthOrDay.length() == LENGTH_OF_MONTH
                ? YearMonth.parse(monthOrDay).plusMonths(months).toString()
                : LocalDate.parse(monthOrDay).plusMonths(months).toString();
    }
}
