package org.ayni.app.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/**
 * Writes a synthetic caseload, household by household. One pass, one thread: the files come out in the order of the
 * households, and what is kept in memory does not depend on how many there are.
 */
public final class SyntheticCaseload {

    /** Changes whenever the same specification gives other bytes. */
    public static final String VERSION = "1";

    /** How the id of a household that does not exist begins. */
    public static final String HOUSEHOLD_PREFIX = "SH";

    private static final int HOUSEHOLDS_PER_TICK = 1_000;

    private SyntheticCaseload() {}

    /**
     * @param law gives windows, minima and amounts, as they are on the period's last day
     * @param directory made when it does not exist; an earlier caseload in it is replaced
     * @param progress hears now and then how many households are done
     * @throws ProblemException when the directory holds anything else
     */
    public static CaseloadSummary write(
            CaseloadSpec spec, Territory territory, Law law, Path directory, IntConsumer progress) throws IOException {
        prepare(directory);
        PlaceWeights places = new PlaceWeights(territory);
        Label.write(directory, spec, places.districts(), false);
        Timeframe time = new Timeframe(spec.period());
        CaseloadSummary summary;
        try (CaseloadFiles files = new CaseloadFiles(directory, spec)) {
            int people = writeRows(spec, time, places, law.schemeAt(Days.toDate(time.today())), files, progress);
            files.finish();
            summary = summary(spec, people, files);
        }
        Label.write(directory, spec, places.districts(), true);
        return summary;
    }

    /** The published bimestre that the caseload in a directory resembles; empty for anything else. */
    public static Optional<Bimester> asPublished(Path directory) throws IOException {
        return Label.asPublished(directory);
    }

    private static int writeRows(
            CaseloadSpec spec,
            Timeframe time,
            PlaceWeights places,
            Scheme scheme,
            CaseloadFiles files,
            IntConsumer progress) {
        int[] nationalDays = new int[Timeframe.MONTHS];
        Arrays.setAll(nationalDays, month -> SchoolCalendar.schoolDays(Days.toYearMonth(time.month(month))));
        Optional<Calibration> calibration = Calibration.of(spec);
        Settlement settlement = Settlement.of(spec, places, calibration);
        Zones zones = new Zones(spec, time, nationalDays, places, settlement);
        PlaceRows placeRows = new PlaceRows(spec, time, files);
        placeRows.calendar(nationalDays);
        placeRows.scopes(zones, places);
        placeRows.districtExemptions(places);
        HouseholdRows rows = new HouseholdRows(
                spec,
                time,
                scheme,
                files,
                calibration
                        .map(wanted -> new Aims(spec.seed(), wanted, settlement))
                        .orElse(null));
        int household = 0;
        for (int number = 0; number < settlement.zones(); number++) {
            Zone zone = zones.make(number);
            placeRows.zone(zone);
            boolean[] exempt = placeRows.districtExempt(zone.ubigeo());
            for (int i = 0; i < settlement.size(number); i++) {
                rows.write(household++, zone, exempt);
                if (household % HOUSEHOLDS_PER_TICK == 0) {
                    progress.accept(household);
                }
            }
        }
        progress.accept(spec.households());
        return rows.people();
    }

    private static void prepare(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (Files.exists(directory.resolve(Label.FILE))) {
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw Problem.missing("La carpeta de salida no está vacía y no es de un padrón sintético anterior.")
                        .where(directory)
                        .expected("una carpeta vacía, nueva o con " + Label.FILE)
                        .whatToDo("Elija otra carpeta, o vacíela.")
                        .stop();
            }
        }
    }

    private static CaseloadSummary summary(CaseloadSpec spec, int people, CaseloadFiles files) {
        List<CaseloadSummary.FileRows> rows = Arrays.stream(ExchangeFile.values())
                .map(file -> new CaseloadSummary.FileRows(
                        file.fileName(),
                        files.file(file).rows(),
                        files.file(file).dirtyRows()))
                .toList();
        long dirty =
                rows.stream().mapToLong(CaseloadSummary.FileRows::dirtyRows).sum();
        return new CaseloadSummary(spec.households(), people, dirty, rows);
    }
}
