package org.ayni.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ayni.app.bench.AuditBench;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = {
            "Llena una base de datos propia con actos sintéticos y mide cuánto espera el auditor por «quién vio, cambió o",
            "exportó este hogar». Meta: 5 segundos sobre 10 millones."
        },
        footer = {"", "Ejemplo: ./ayni bench audit --entries 10000000"})
final class BenchAuditCommand implements Callable<Integer> {

    private static final long FEWEST = 1_000;
    private static final long MOST = 100_000_000;

    @Option(names = "--entries", paramLabel = "N", description = "Cuántos actos; si no se da, ${DEFAULT-VALUE}.")
    long entries = 1_000_000;

    @Option(
            names = "--questions",
            paramLabel = "Q",
            description = "Cuántas preguntas de cada clase; si no se da, ${DEFAULT-VALUE}.")
    int questions = 200;

    @Option(
            names = "--seal",
            description = "Después sella los actos en la cadena y la revisa entera, y dice cuánto tardó.")
    boolean seal;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        if (entries < FEWEST || entries > MOST || questions < 1) {
            throw Problem.usage("No se puede medir eso.")
                    .where("--entries y --questions")
                    .expected("de " + FEWEST + " a " + MOST + " actos, y una pregunta o más")
                    .found(entries + " y " + questions)
                    .whatToDo("Corrija esos números.")
                    .stop();
        }
        TablePrinter table = new TablePrinter("pregunta", "veces", "actos", "mediana_us", "p95_us");
        try (StepTalk talk = new StepTalk(ayni)) {
            AuditBench bench = new AuditBench(ayni.chosenHome().create(), entries, talk);
            try {
                List<AuditBench.Answered> answered = new ArrayList<>(bench.run(entries, questions));
                if (seal) {
                    answered.addAll(bench.sealAndVerify());
                }
                answered.forEach(one -> table.row(
                        one.about(),
                        one.questions(),
                        one.acts(),
                        BenchQuestionsCommand.microseconds(one.medianNanos()),
                        BenchQuestionsCommand.microseconds(one.p95Nanos())));
            } finally {
                bench.stop();
            }
        }
        if (spec != null) {
            table.print(ayni.format, spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }
}
