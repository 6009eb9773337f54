package org.ayni.app.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;
import org.ayni.app.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = {
            "Revisa que todo esté listo: Java, memoria, disco, permisos, base de datos, reloj y formatos; el último respaldo, el",
            "último simulacro de restauración, y hasta cuándo está sellado el registro de actos.",
            "Cada línea dice OK, AVISO o FALLA, y qué hacer."
        },
        footer = {"", "Termina con 0 si nada falla, con 4 si hay una FALLA."})
final class DoctorCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Ayni ayni = Ayni.of(spec);
        Home home = ayni.chosenHome().create();
        List<Finding> findings = new ArrayList<>(MachineCheck.of(home));
        try (Database database = ayni.openDatabase()) {
            findings.addAll(DatabaseCheck.of(database, Instant.now()));
            findings.addAll(
                    new SafetyCheck(database.app(), Instant.now()).of(home, Database.isExternal(System.getenv())));
        } catch (ProblemException stopped) {
            findings.add(Finding.failure(
                    "Base de datos",
                    stopped.problem().what() + " " + stopped.problem().found(),
                    stopped.problem().whatToDo()));
        }
        var table = new TablePrinter("estado", "qué", "se encontró", "qué hacer");
        findings.forEach(finding -> table.row(finding.state(), finding.about(), finding.found(), finding.whatToDo()));
        if (spec != null) {
            table.print(ayni.format, spec.commandLine().getOut());
        }
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.FALLA)
                ? ExitCode.MISSING
                : ExitCode.OK;
    }
}
