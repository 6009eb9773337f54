package org.ayni.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.Territory;
import org.ayni.app.whatif.Answer;
import org.ayni.app.whatif.ApproveProposal;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.app.whatif.PromoteScenario;
import org.ayni.app.whatif.Scenario;
import org.ayni.app.whatif.ScenarioName;
import org.ayni.app.whatif.Scenarios;
import org.ayni.kernel.law.Law;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands about what-ifs that were kept. */
final class WhatIfSavedCommands {

    private WhatIfSavedCommands() {}

    /** What they have in common: the database opened around their work. */
    abstract static class OnSaved implements Callable<Integer> {
        @Spec
        @Nullable
        CommandSpec spec;

        abstract Integer work(Ayni ayni, Database database, PrintWriter out);

        @Override
        public Integer call() {
            Ayni ayni = Ayni.of(spec);
            PrintWriter out = spec == null
                    ? new PrintWriter(System.out)
                    : spec.commandLine().getOut();
            try (Database database = ayni.openDatabase()) {
                return work(ayni, database, out);
            }
        }
    }

    @Command(name = "list", description = "Las simulaciones guardadas, la última primero.")
    static final class ListSaved extends OnSaved {

        @Override
        Integer work(Ayni ayni, Database database, PrintWriter out) {
            List<Scenario> all = new Scenarios(database.app()).all();
            TablePrinter table = new TablePrinter(
                    "nombre", "bimestre", "ut", "hechos", "sinteticos", "estado", "guardada_por", "guardada", "huella");
            for (Scenario scenario : all) {
                table.row(
                        scenario.name().value(),
                        scenario.period().toString(),
                        scenario.scope().isEmpty() ? WhatIfTables.ALL_UNITS : scenario.scope(),
                        scenario.source().spanish(),
                        scenario.isSynthetic() ? "sí" : "no",
                        scenario.stage(),
                        scenario.savedBy(),
                        StepTable.moment(scenario.savedAt()),
                        StepTable.brief(scenario.resultHash()));
            }
            table.print(ayni.format, out);
            if (all.isEmpty()) {
                ayni.say("Todavía no hay simulaciones guardadas: guarde una con «ayni whatif … --save NOMBRE».");
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "compare",
            description = "Dos simulaciones guardadas, lado a lado.",
            footer = {"", "Ejemplo: ./ayni whatif compare tpi-24 tpi-18"})
    static final class Compare extends OnSaved {

        @Parameters(index = "0", paramLabel = "A", description = "El nombre de la primera.")
        String first = "";

        @Parameters(index = "1", paramLabel = "B", description = "El nombre de la segunda.")
        String second = "";

        @Option(
                names = "--table",
                paramLabel = "NOMBRE",
                description = "Solo una tabla: costo u hogares. Con --format csv o json, si no se da, costo.")
        @Nullable
        String onlyTable;

        @Override
        Integer work(Ayni ayni, Database database, PrintWriter out) {
            Scenarios scenarios = new Scenarios(database.app());
            WhatIfComparison comparison =
                    new WhatIfComparison(scenarios, found(scenarios, first), found(scenarios, second));
            comparison.print(ayni.format, Optional.ofNullable(onlyTable), out);
            comparison.differentGround().forEach(ayni::say);
            return ExitCode.OK;
        }

        private static Scenario found(Scenarios scenarios, String text) {
            return scenarios
                    .find(name(text))
                    .orElseThrow(() -> Problem.missing("No hay una simulación guardada con ese nombre.")
                            .where(text)
                            .whatToDo("Vea los nombres con «ayni whatif list».")
                            .stop());
        }
    }

    @Command(
            name = "promote",
            description = {
                "Propone una simulación guardada como ley desde una fecha. No rige hasta que otra persona la apruebe.",
                "Escribe la propuesta en la carpeta law/proposals de la instalación, para leerla."
            },
            footer = {
                "",
                "Ejemplo: ./ayni whatif promote tpi-24 --from 2027-01-01 --norm \"R.M. 001-2027-MIDIS\" --by \"Ana Quispe\""
            })
    static final class Promote extends OnSaved {

        @Parameters(index = "0", paramLabel = "NOMBRE", description = "La simulación guardada.")
        String name = "";

        @Option(
                names = "--from",
                required = true,
                paramLabel = "AAAA-MM-DD",
                converter = Converters.ToDate.class,
                description = "Desde cuándo rige: el primer día de un bimestre que no esté cerrado.")
        LocalDate from = LocalDate.MIN;

        @Option(names = "--norm", required = true, paramLabel = "NORMA", description = "La norma que lo ordena.")
        String norm = "";

        @Option(names = "--by", required = true, paramLabel = "PERSONA", description = "Quién lo propone.")
        String by = "";

        @Override
        Integer work(Ayni ayni, Database database, PrintWriter out) {
            if (norm.isBlank()) {
                throw Problem.usage("Falta la norma que ordena el cambio.")
                        .where("--norm")
                        .whatToDo("Escriba su nombre y número: será la fuente de los valores.")
                        .stop();
            }
            Law law = InstallationLaw.over(LawFiles.builtIn(), database);
            Path folder = ayni.chosenHome().folder().resolve("law").resolve("proposals");
            tell(
                    new PromoteScenario(database, law, folder)
                            .promote(name(name), from, norm.strip(), lastClosedDay(database, law), CycleBase.actor(by)),
                    ayni);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "approve",
            description = {
                "Aprueba una propuesta: desde su fecha es ley de esta instalación.",
                "Nunca quien la propuso. Los bimestres ya cerrados siguen con la ley de su cierre."
            },
            footer = {"", "Ejemplo: ./ayni whatif approve tpi-24 --by \"Beto Huamán\""})
    static final class Approve extends OnSaved {

        @Parameters(index = "0", paramLabel = "NOMBRE", description = "La propuesta.")
        String name = "";

        @Option(names = "--by", required = true, paramLabel = "PERSONA", description = "Quién la aprueba.")
        String by = "";

        @Override
        Integer work(Ayni ayni, Database database, PrintWriter out) {
            Law law = InstallationLaw.over(LawFiles.builtIn(), database);
            tell(
                    new ApproveProposal(database, law)
                            .approve(name(name), lastClosedDay(database, law), CycleBase.actor(by)),
                    ayni);
            return ExitCode.OK;
        }
    }

    /** The last day that the law of a closed cycle is asked for. */
    private static Optional<LocalDate> lastClosedDay(Database database, Law law) {
        return new Cycles(database, law, Territory.builtIn(), Talk.NOBODY).lastClosedDay();
    }

    static ScenarioName name(String text) {
        if (!ScenarioName.isOne(text)) {
            throw Problem.usage("Ese nombre no sirve para una simulación.")
                    .expected("de 1 a 64 letras sin tilde, cifras, puntos, guiones o guiones bajos")
                    .found(text)
                    .stop();
        }
        return new ScenarioName(text);
    }

    /** Says how an act ended; a refusal becomes the problem that ends the command. */
    static void tell(Answer answer, Ayni ayni) {
        switch (answer) {
            case Answer.Done done -> ayni.say(done.result());
            case Answer.Refused refused ->
                throw Problem.missing(refused.reason())
                        .whatToDo(refused.whatToDo())
                        .stop();
        }
    }
}
