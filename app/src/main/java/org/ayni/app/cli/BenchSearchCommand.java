package org.ayni.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.ayni.app.bench.BenchCaseload;
import org.ayni.app.bench.SearchBench;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.territory.Territory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        description = {
            "Mide la caja de búsqueda: nombres mal escritos de personas sintéticas, para quien ve el país, un departamento",
            "y una provincia. Da la mediana, el percentil 95 y cuántos de mil estuvieron entre los diez primeros."
        },
        footer = {"", "Ejemplo: ./ayni bench search --households 76000"})
final class BenchSearchCommand implements Callable<Integer> {

    private static final int FEWEST = 10;
    private static final long NANOS_IN_A_MICROSECOND = 1_000;

    @Option(names = "--households", paramLabel = "N", description = "Cuántos hogares; si no se da, ${DEFAULT-VALUE}.")
    int households = 760_000;

    @Option(names = "--questions", paramLabel = "N", description = "Cuántas búsquedas; si no se da, ${DEFAULT-VALUE}.")
    int questions = 1_000;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        if (households < FEWEST || households > CaseloadSpec.MOST_HOUSEHOLDS || questions < 1) {
            throw Problem.usage("No se puede medir eso.")
                    .where("--households y --questions")
                    .expected("de " + FEWEST + " a " + CaseloadSpec.MOST_HOUSEHOLDS + " hogares, y una búsqueda o más")
                    .found(households + " y " + questions)
                    .stop();
        }
        BenchCaseload caseload = BenchCaseload.of(ayni.chosenHome().create(), households);
        try (StepTalk talk = new StepTalk(ayni)) {
            List<SearchBench.Answered> answered =
                    new SearchBench(caseload, LawFiles.builtIn(), Territory.builtIn(), talk).run(questions);
            talk.close();
            TablePrinter table =
                    new TablePrinter("quien_busca", "busquedas", "mediana_us", "p95_us", "encontrados_por_mil");
            answered.forEach(one -> table.row(
                    one.viewer(),
                    one.questions(),
                    one.medianNanos() / NANOS_IN_A_MICROSECOND,
                    one.p95Nanos() / NANOS_IN_A_MICROSECOND,
                    one.foundPerThousand()));
            if (spec != null) {
                table.print(ayni.format, spec.commandLine().getOut());
            }
        } finally {
            new DatabaseServer(caseload.home()).stop();
        }
        return ExitCode.OK;
    }
}
