package org.ayni.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ayni.app.cycle.CycleStatus;
import org.ayni.app.cycle.CycleStep;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.StepResult;
import org.ayni.app.cycle.StepRow;
import org.ayni.app.opinion.CycleAudits;
import org.ayni.app.payment.Instruction;
import org.ayni.app.payment.PayerFile;
import org.ayni.app.payment.Payments;
import org.ayni.app.payment.Reconciliation;
import org.ayni.app.problem.Problem;
import org.ayni.app.variance.Findings;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.ResultHashes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The steps that decide: from opening to authorisation. */
final class CycleStepCommands {

    private CycleStepCommands() {}

    /** Steps that the system does for whoever is at the machine. */
    abstract static class BySystemUser extends CycleBase {
        @Option(
                names = "--by",
                paramLabel = "PERSONA",
                description = "Quién lo hace; si no se da, el usuario del sistema.")
        String by = System.getProperty("user.name", "");
    }

    @Command(name = "open", description = "Abre un bimestre con su día de cierre y su corte de evidencia.")
    static final class Open extends BySystemUser {

        @Option(
                names = "--closing-day",
                paramLabel = "AAAA-MM-DD",
                converter = Converters.ToDate.class,
                description = "Día de cierre; si no se da, el último día del bimestre.")
        @Nullable
        LocalDate closingDay;

        @Option(
                names = "--as-of",
                paramLabel = "AAAA-MM-DD",
                converter = Converters.ToDate.class,
                description = "Corte de evidencia: lo recibido después no cuenta; si no se da, el día de cierre.")
        @Nullable
        LocalDate evidenceCut;

        @Override
        Integer work(Session session) {
            LocalDate closing = closingDay == null ? period.lastDay() : closingDay;
            LocalDate cut = evidenceCut == null ? closing : evidenceCut;
            return tell(session, session.cycles().open(period, closing, cut, actor(by)));
        }
    }

    @Command(
            name = "close-roll",
            description = {
                "Cierra el padrón del bimestre: lo que se corrija después no cambia este bimestre,",
                "y se paga o descuenta como diferencia en los dos siguientes."
            })
    static final class CloseRoll extends BySystemUser {
        @Override
        Integer work(Session session) {
            return tell(session, session.cycles().closeRoll(period, actor(by)));
        }
    }

    @Command(name = "verify", description = "Decide, con el padrón cerrado, qué cumplió cada miembro y hogar cada mes.")
    static final class Verify extends BySystemUser {
        @Override
        Integer work(Session session) {
            return tell(session, session.cycles().verify(period, actor(by)));
        }
    }

    @Command(name = "liquidate", description = "Calcula cuánto corresponde a cada hogar, línea por línea.")
    static final class Liquidate extends CycleBase {

        @Option(
                names = "--by",
                required = true,
                paramLabel = "PERSONA",
                description = "Quién liquida; después no puede autorizar.")
        String by = "";

        @Override
        Integer work(Session session) {
            return tell(session, session.cycles().liquidate(period, actor(by)));
        }
    }

    @Command(
            name = "authorise",
            description = "Autoriza la suma con una resolución (RDE); otra persona que quien liquidó.")
    static final class Authorise extends CycleBase {

        @Option(
                names = "--resolution",
                required = true,
                paramLabel = "NÚMERO",
                description = "Número de la resolución.")
        String resolution = "";

        @Option(names = "--by", required = true, paramLabel = "PERSONA", description = "Quién autoriza.")
        String by = "";

        @Override
        Integer work(Session session) {
            if (resolution.isBlank()) {
                throw Problem.usage("Falta el número de la resolución.")
                        .where("--resolution")
                        .stop();
            }
            session.ayni().say(CycleAuditCommand.lastAudit(session, period));
            return tell(session, session.cycles().authorise(period, resolution.strip(), actor(by)));
        }
    }

    @Command(
            name = "run",
            description = {
                "Hace todos los pasos que faltan hasta donde tiene que decidir una persona:",
                "abre, cierra el padrón, verifica y, con --by, liquida; se detiene ante la autorización, y después"
                        + " instruye."
            })
    static final class Run extends CycleBase {

        @Option(
                names = "--by",
                paramLabel = "PERSONA",
                description = "Quién liquida; sin esto se detiene antes de liquidar.")
        String by = "";

        @Override
        Integer work(Session session) throws IOException {
            Cycles cycles = session.cycles();
            String system = System.getProperty("user.name", "sistema");
            String who = by.isBlank() ? system : by;
            StepTable table = new StepTable();
            Optional<CycleStep> next = cycles.status(period).next();
            StepResult last = null;
            while (next.isPresent() && isForUs(next.get())) {
                last = switch (next.get()) {
                    case OPEN -> cycles.open(period, period.lastDay(), period.lastDay(), actor(who));
                    case CLOSE_ROLL -> cycles.closeRoll(period, actor(who));
                    case VERIFY ->
                        by.isBlank() ? cycles.verify(period, actor(who)) : cycles.verifyToLiquidate(period, actor(who));
                    case LIQUIDATE -> cycles.liquidate(period, actor(who));
                    case INSTRUCT ->
                        cycles.instruct(
                                        period,
                                        new Cycles.InstructOptions(
                                                PayerFile.read(session.ayni().chosenHome()),
                                                Optional.empty(),
                                                Instruction.ORDERS_PER_FILE,
                                                session.folder(period).resolve("to-bank"),
                                                false),
                                        actor(who))
                                .step();
                    case AUTHORISE -> throw new IllegalStateException("a person does this step");
                };
                session.talk().close();
                table.add(last);
                if (last instanceof StepResult.Refused) {
                    break;
                }
                next = cycles.status(period).next();
            }
            if (spec != null) {
                table.print(session.ayni().format, spec.commandLine().getOut());
            }
            if (last != null) {
                exitCode(last);
            }
            new Findings(session.database().app())
                    .counts(period)
                    .filter(counts -> counts.open() > 0)
                    .ifPresent(counts -> session.ayni()
                            .say("Antes de autorizar hay " + counts.open()
                                    + " hallazgos por aceptar: ayni cycle variance " + period));
            next.ifPresentOrElse(
                    step -> session.ayni()
                            .say("Sigue un acto de una persona: ayni " + step.command() + " " + period + options(step)),
                    () -> session.ayni()
                            .say("Todos los pasos están hechos. Siguen las respuestas del banco (cycle reply) "
                                    + "y los reportes (cycle report)."));
            return ExitCode.OK;
        }

        private boolean isForUs(CycleStep step) {
            return switch (step) {
                case OPEN, CLOSE_ROLL, VERIFY, INSTRUCT -> true;
                case LIQUIDATE -> !by.isBlank();
                case AUTHORISE -> false;
            };
        }

        private static String options(CycleStep step) {
            return switch (step) {
                case LIQUIDATE -> " --by PERSONA";
                case AUTHORISE -> " --resolution NÚMERO --by PERSONA";
                case OPEN, CLOSE_ROLL, VERIFY, INSTRUCT -> "";
            };
        }
    }

    @Command(
            name = "status",
            description = "Muestra dónde está cada paso, por qué se detuvo y las huellas del resultado.")
    static final class Status extends CycleBase {
        @Override
        Integer work(Session session) {
            CycleStatus status = session.cycles().status(period);
            List<StepRow> steps = status.steps();
            TablePrinter table = new TablePrinter("paso", "estado", "quién", "cuándo", "detalle");
            for (CycleStep step : CycleStep.values()) {
                steps.stream()
                        .filter(row -> row.step() == step)
                        .findFirst()
                        .ifPresentOrElse(
                                row -> table.row(
                                        step.spanish(),
                                        state(row),
                                        row.by(),
                                        StepTable.moment(row.finishedAt().orElse(row.startedAt())),
                                        detail(row)),
                                () -> table.row(step.spanish(), "pendiente", "", "", ""));
            }
            new Findings(session.database().app())
                    .counts(period)
                    .ifPresent(counts -> table.row(
                            "hallazgos",
                            counts.accepted() + " de " + counts.all() + " aceptados",
                            "",
                            "",
                            counts.open() == 0 ? "" : "Véalos con «ayni cycle variance " + period + "»."));
            CycleAudits.last(session.database().app(), period)
                    .ifPresent(made -> table.row(
                            "segunda opinión",
                            CycleAuditCommand.state(made),
                            made.by(),
                            StepTable.moment(made.at()),
                            ""));
            if (status.next().isEmpty()) {
                replies(table, new Payments(session.database().app()).reconcile(period));
            }
            status.roll().ifPresent(roll -> rows(table, roll));
            status.hashes().ifPresent(hashes -> rows(table, hashes));
            if (spec != null) {
                table.print(session.ayni().format, spec.commandLine().getOut());
            }
            return ExitCode.OK;
        }

        /** The bank answers for days; what it has said so far is no step, and may be read at any time. */
        private static void replies(TablePrinter table, Reconciliation sides) {
            long answered = sides.credited().count()
                    + sides.rejected().count()
                    + sides.returned().count();
            table.row(
                    "respuestas del banco",
                    String.format(
                            Locale.ROOT,
                            "%,d de %,d",
                            answered,
                            answered + sides.withoutReply().count()),
                    "",
                    "",
                    String.format(
                            Locale.ROOT,
                            "Abonado %s, rechazado %s, devuelto %s, sin respuesta %s.",
                            sides.credited().amount(),
                            sides.rejected().amount(),
                            sides.returned().amount(),
                            sides.withoutReply().amount()));
        }

        private static void rows(TablePrinter table, ClosedRoll roll) {
            table.row("padrón", "cerrado", "", StepTable.moment(roll.knownAt()), roll.rollHash());
        }

        private static void rows(TablePrinter table, ResultHashes hashes) {
            table.row("huella", "member_months.csv", "", "", hashes.memberMonths());
            table.row("huella", "household_months.csv", "", "", hashes.householdMonths());
            table.row("huella", "lines.csv", "", "", hashes.lines());
            table.row("huella", "totals.csv", "", "", hashes.totals());
            table.row("huella", "resultado", "", "", hashes.whole());
        }

        private static String state(StepRow row) {
            return switch (row.state()) {
                case RUNNING -> "en marcha o cortado (intento " + row.attempt() + ")";
                case STOPPED -> "detenido (intento " + row.attempt() + ")";
                case DONE -> "hecho";
            };
        }

        private static String detail(StepRow row) {
            return switch (row.state()) {
                case RUNNING -> row.progress() + " Si nadie trabaja en él, repita la orden: se retoma.";
                case STOPPED -> row.cause();
                case DONE -> row.result();
            };
        }
    }
}
