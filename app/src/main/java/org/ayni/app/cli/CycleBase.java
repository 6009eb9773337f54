package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.StepResult;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.Territory;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command of a cycle has: the bimestre, the law, who acts, and the database opened around its work. */
abstract class CycleBase implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "AAAA-B",
            converter = Converters.ToBimester.class,
            description = "El bimestre, por ejemplo 2026-4 (julio y agosto).")
    Bimester period = new Bimester(1, 1);

    @Option(names = "--law", paramLabel = "CARPETA", description = "Cambios a la ley incluida.")
    @Nullable
    Path lawChanges;

    @Spec
    @Nullable
    CommandSpec spec;

    /** What the command does, once everything is open. */
    abstract Integer work(Session session) throws IOException;

    /** Everything that a command of the cycle works with. */
    record Session(Ayni ayni, Database database, Law law, Territory territory, StepTalk talk) {

        Cycles cycles() {
            return new Cycles(database, law, territory, talk);
        }

        /** The folder of a bimestre inside the home. */
        Path folder(Bimester period) {
            return ayni.chosenHome().folder().resolve("cycles").resolve(period.toString());
        }
    }

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        Law law = lawChanges == null ? LawFiles.builtIn() : LawFiles.withChanges(lawChanges);
        try (Database database = ayni.openDatabase();
                StepTalk talk = new StepTalk(ayni)) {
            return work(new Session(ayni, database, InstallationLaw.over(law, database), Territory.builtIn(), talk));
        }
    }

    /** The person who acts. */
    static Actor actor(String name) {
        String given = name.strip();
        if (given.isEmpty()) {
            throw Problem.usage("No se sabe quién hace el paso.")
                    .where("--by")
                    .whatToDo("Escriba el nombre de la persona.")
                    .stop();
        }
        return new Actor(given);
    }

    /** Prints how a step ended; a refusal becomes the problem that ends the command. */
    int tell(Session session, StepResult result) {
        StepTable table = new StepTable();
        session.talk().close();
        table.add(result);
        if (spec != null && !(result instanceof StepResult.Refused)) {
            table.print(session.ayni().format, spec.commandLine().getOut());
        }
        return exitCode(result);
    }

    static int exitCode(StepResult result) {
        if (result instanceof StepResult.Refused refused) {
            throw Problem.missing(refused.reason())
                    .where(refused.step().spanish() + " de " + refused.period())
                    .whatToDo(refused.whatToDo())
                    .stop();
        }
        return ExitCode.OK;
    }
}
