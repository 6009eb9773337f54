package org.ayni.app.cli;

import java.io.IOException;
import org.ayni.app.bench.BenchCaseload;
import org.ayni.app.bench.SearchBench;
import org.ayni.app.law.LawFiles;
import org.ayni.app.territory.Territory;
import picocli.CommandLine.Command;

@Command(
        name = "search",
        description = {
            "Mide la caja de búsqueda: nombres mal escritos de personas sintéticas, para quien ve el país, un departamento",
            "y una provincia. Da la mediana, el percentil 95 y cuántos de mil estuvieron entre los diez primeros."
        },
        footer = {"", "Ejemplo: ./ayni bench search --households 76000"})
final class BenchSearchCommand extends BenchQuestionsCommand {

    @Override
    TablePrinter ask(BenchCaseload caseload, StepTalk talk) throws IOException {
        TablePrinter table =
                new TablePrinter("quien_busca", "busquedas", "mediana_us", "p95_us", "encontrados_por_mil");
        new SearchBench(caseload, LawFiles.builtIn(), Territory.builtIn(), talk)
                .run(questions)
                .forEach(one -> table.row(
                        one.viewer(),
                        one.questions(),
                        microseconds(one.medianNanos()),
                        microseconds(one.p95Nanos()),
                        one.foundPerThousand()));
        return table;
    }
}
