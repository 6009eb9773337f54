package org.ayni.app.cli;

import java.io.IOException;
import java.util.Locale;
import org.ayni.app.bench.BenchCaseload;
import org.ayni.app.bench.ExplainBench;
import org.ayni.app.law.LawFiles;
import org.ayni.app.territory.Territory;
import picocli.CommandLine.Command;

@Command(
        name = "explain",
        description = {
            "Mide cuánto tarda una decisión en explicarse desde lo que quedó guardado, con lo que habría bastado, para",
            "cada lector. Da la mediana y el percentil 95."
        },
        footer = {"", "Ejemplo: ./ayni bench explain --households 76000"})
final class BenchExplainCommand extends BenchQuestionsCommand {

    @Override
    TablePrinter ask(BenchCaseload caseload, StepTalk talk) throws IOException {
        TablePrinter table = new TablePrinter("lector", "hogares", "mediana_us", "p95_us");
        new ExplainBench(caseload, LawFiles.builtIn(), Territory.builtIn(), talk)
                .run(questions)
                .forEach(one -> table.row(
                        one.reader().name().toLowerCase(Locale.ROOT),
                        one.households(),
                        microseconds(one.medianNanos()),
                        microseconds(one.p95Nanos())));
        return table;
    }
}
