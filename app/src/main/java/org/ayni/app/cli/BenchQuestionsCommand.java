package org.ayni.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.ayni.app.bench.BenchCaseload;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.problem.Problem;
import org.ayni.app.synthetic.CaseloadSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A bench that asks many questions of one prepared caseload and says how long the answers took. */
abstract class BenchQuestionsCommand implements Callable<Integer> {

    private static final int FEWEST = 10;
    private static final long NANOS_IN_A_MICROSECOND = 1_000;

    @Option(names = "--households", paramLabel = "N", description = "Cuántos hogares; si no se da, ${DEFAULT-VALUE}.")
    int households = 760_000;

    @Option(names = "--questions", paramLabel = "N", description = "Cuántas preguntas; si no se da, ${DEFAULT-VALUE}.")
    int questions = 1_000;

    @Spec
    @Nullable
    CommandSpec spec;

    /** Asks; the server is stopped afterwards. */
    abstract TablePrinter ask(BenchCaseload caseload, StepTalk talk) throws IOException;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        if (households < FEWEST || households > CaseloadSpec.MOST_HOUSEHOLDS || questions < 1) {
            throw Problem.usage("No se puede medir eso.")
                    .where("--households y --questions")
                    .expected("de " + FEWEST + " a " + CaseloadSpec.MOST_HOUSEHOLDS + " hogares, y una pregunta o más")
                    .found(households + " y " + questions)
                    .whatToDo("Corrija esos números.")
                    .stop();
        }
        BenchCaseload caseload = BenchCaseload.of(ayni.chosenHome().create(), households);
        try (StepTalk talk = new StepTalk(ayni)) {
            TablePrinter table = ask(caseload, talk);
            talk.close();
            if (spec != null) {
                table.print(ayni.format, spec.commandLine().getOut());
            }
        } finally {
            new DatabaseServer(caseload.home()).stop();
        }
        return ExitCode.OK;
    }

    static long microseconds(long nanos) {
        return nanos / NANOS_IN_A_MICROSECOND;
    }
}
