package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.exchange.ExchangeReader;
import org.ayni.app.liquidation.EarlierLiquidations;
import org.ayni.app.problem.Problem;
import org.ayni.app.registry.RollMoment;
import org.ayni.app.territory.Territory;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.whatif.FactsSource;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a what-if looks at: the closed roll of the bimestre, the roll as it is known now, or a folder of files.
 *
 * @param source where they come from
 * @param rollHash fingerprint of the roll that was read; empty for files
 */
record WhatIfFacts(Facts facts, FactsSource source, String rollHash) {

    /** The days of a computation that no cycle has fixed. */
    record Days(
            Bimester period,
            @Nullable LocalDate closingDay,
            @Nullable LocalDate evidenceCut) {

        Horizon horizon(Law law) {
            LocalDate closing = closingDay == null ? period.lastDay() : closingDay;
            return Horizon.of(period, closing, evidenceCut == null ? closing : evidenceCut, law);
        }

        boolean isGiven() {
            return closingDay != null || evidenceCut != null;
        }
    }

    /** Reads a folder of the exchange format. */
    static WhatIfFacts ofFiles(Path folder, Days days, Law law, Ayni ayni) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw Problem.usage("Los hechos no son una carpeta.")
                    .where("--facts " + folder)
                    .whatToDo("Indique la carpeta que contiene households.csv y los demás archivos.")
                    .stop();
        }
        AtomicLong rejected = new AtomicLong();
        try (Progress progress =
                new Progress("Leyendo", "bytes", new ExchangeReader(folder).totalBytes(), ayni.quiet)) {
            Facts facts = new AssessFiles(law, days.horizon(law), progress::done)
                    .read(folder, rejection -> rejected.incrementAndGet());
            progress.close();
            if (rejected.get() > 0) {
                ayni.say(String.format(
                        Locale.ROOT,
                        "%,d filas rechazadas no cuentan en la simulación; véalas con «ayni assess».",
                        rejected.get()));
            }
            return new WhatIfFacts(facts, FactsSource.FILES, "");
        }
    }

    /** Reads the closed roll of the bimestre, or the roll as it is known now; the database refuses every write meanwhile. */
    static WhatIfFacts ofDatabase(Database database, Days days, Law law, Ayni ayni) {
        Optional<ClosedRoll> closed =
                new Cycles(database, law, Territory.builtIn(), Talk.NOBODY).closedRoll(days.period());
        if (closed.isPresent() && days.isGiven()) {
            throw Problem.usage("El padrón de " + days.period() + " ya está cerrado con sus propias fechas.")
                    .where("--closing-day, --as-of")
                    .whatToDo("Quite esas opciones, o simule desde archivos con --facts CARPETA.")
                    .stop();
        }
        try (Progress progress = new Progress("Leyendo el padrón y la evidencia", "filas", 0, ayni.quiet)) {
            return Objects.requireNonNull(database.transaction().execute(status -> {
                database.app().sql("SET TRANSACTION READ ONLY").update();
                ClosedFacts reader = new ClosedFacts(database, law, progress::done, ayni::say);
                EarlierLiquidations books = new EarlierLiquidations(database, days.period());
                return closed.map(roll -> {
                            ClosedFacts.Read read = reader.readClosed(roll, books);
                            return new WhatIfFacts(read.facts(), FactsSource.CLOSED_ROLL, read.hash());
                        })
                        .orElseGet(() -> knownNow(database, reader, books, days.horizon(law)));
            }));
        }
    }

    private static WhatIfFacts knownNow(
            Database database, ClosedFacts reader, ClosedFacts.Books books, Horizon horizon) {
        ClosedFacts.Read read = reader.read(
                horizon, RollMoment.latest(database, horizon.closingDay()).rollKnownAt(), books);
        if (read.facts().households.size() == 0) {
            throw Problem.missing("El padrón está vacío: nada se ha cargado todavía.")
                    .where(database.place())
                    .whatToDo("Cárguelo con «ayni load --facts CARPETA», o simule desde archivos con --facts CARPETA.")
                    .stop();
        }
        Optional<String> missing = ClosedFacts.missingCalendar(read.facts());
        if (missing.isPresent()) {
            throw Problem.missing("Falta el calendario escolar nacional de " + missing.get() + ".")
                    .whatToDo("Cargue school_days.csv con la fila nacional de ese mes.")
                    .stop();
        }
        return new WhatIfFacts(read.facts(), FactsSource.KNOWN_NOW, read.hash());
    }
}
