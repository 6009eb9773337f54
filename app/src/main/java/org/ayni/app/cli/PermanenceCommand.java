package org.ayni.app.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawFiles;
import org.ayni.app.permanence.CaseFile;
import org.ayni.app.permanence.CaseState;
import org.ayni.app.permanence.Cases;
import org.ayni.app.permanence.ProposeByRules;
import org.ayni.app.permanence.TakeCase;
import org.ayni.app.problem.Problem;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "permanence",
        description =
                "Suspensiones, salidas, regresos y cambios de titular: lo que las reglas proponen y lo que espera.",
        subcommands = {PermanenceCommand.Propose.class, PermanenceCommand.Waiting.class})
final class PermanenceCommand implements Callable<Integer> {

    private static final ZoneId LIMA = ZoneId.of("America/Lima");

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return ExitCode.USAGE;
    }

    @Command(
            name = "propose",
            description = {
                "Recorre un bimestre verificado con las reglas de permanencia y propone; no decide nada: lo deciden personas en",
                "la consola (/permanencia). Otra vez el mismo bimestre no propone nada dos veces y retira lo que perdió su causa.",
                "Lo que esperó demasiado sin responsable pasa al jefe de su UT."
            },
            footer = {"", "Ejemplo: ./ayni permanence propose 2026-4 --by \"Rosa (UOAL)\""})
    static final class Propose implements Callable<Integer> {

        @Parameters(
                index = "0",
                paramLabel = "AAAA-B",
                converter = Converters.ToBimester.class,
                description = "El último bimestre verificado, por ejemplo 2026-4 (julio y agosto).")
        Bimester period = new Bimester(1, 1);

        @Option(
                names = "--by",
                paramLabel = "PERSONA",
                description = "Quién lo pide; si no se da, el usuario del sistema.")
        @Nullable
        String by;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() {
            Ayni ayni = Ayni.of(spec);
            LocalDate today = LocalDate.now(LIMA);
            try (Database database = ayni.openDatabase()) {
                Law law = InstallationLaw.over(LawFiles.builtIn(), database);
                Actor actor = new Actor(by == null ? System.getProperty("user.name", "sistema") : by.strip());
                TablePrinter table = new TablePrinter("dato", "valor");
                switch (new ProposeByRules(database, law).run(period, actor, today)) {
                    case ProposeByRules.Refused refused ->
                        throw Problem.missing(refused.reason())
                                .whatToDo("Vea los bimestres con «ayni cycle status».")
                                .stop();
                    case ProposeByRules.Ruled ruled -> {
                        ruled.proposed().forEach((what, count) -> table.row("propuesto " + what, count));
                        table.row("propuestos", ruled.total())
                                .row("retirados sin causa", ruled.gone())
                                .row("por decidir", ruled.waiting());
                    }
                }
                table.row("pasados al jefe de la UT", new TakeCase(database).giveOld(law, today));
                if (spec != null) {
                    table.print(ayni.format, spec.commandLine().getOut());
                }
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "list",
            description = {"Los expedientes que esperan una decisión, los más antiguos primero."},
            footer = {"", "Ejemplo: ./ayni permanence list --most 20 --format csv"})
    static final class Waiting implements Callable<Integer> {

        @Option(names = "--most", paramLabel = "N", description = "Cuántos como mucho (${DEFAULT-VALUE} si no se da).")
        int most = 100;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() {
            Ayni ayni = Ayni.of(spec);
            LocalDate today = LocalDate.now(LIMA);
            if (most < 1) {
                throw Problem.usage("No se pide ninguno.")
                        .where("--most")
                        .expected("1 o más")
                        .stop();
            }
            try (Database database = ayni.openDatabase()) {
                List<CaseFile> waiting = Cases.inState(database.app(), CaseState.PROPOSED, most);
                TablePrinter table = new TablePrinter(
                        "expediente", "hogar", "qué", "motivo", "propuesto por", "días", "UT", "responsable");
                for (CaseFile file : waiting) {
                    LocalDate opened = LocalDate.ofInstant(file.openedAt(), LIMA);
                    table.row(
                            file.number(),
                            file.household(),
                            file.act().spanish(),
                            file.reason().withCode(),
                            file.byRules() ? "las reglas, " + file.period() : file.openedBy(),
                            ChronoUnit.DAYS.between(opened, today),
                            Objects.toString(file.unit(), "sin UT"),
                            Objects.toString(file.owner(), "la UT"));
                }
                if (spec != null) {
                    table.print(ayni.format, spec.commandLine().getOut());
                }
                ayni.say(waiting.size() < most ? waiting.size() + " por decidir." : "Hay más de " + most + ".");
            }
            return ExitCode.OK;
        }
    }
}
