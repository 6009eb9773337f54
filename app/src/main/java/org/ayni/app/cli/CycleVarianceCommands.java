package org.ayni.app.cli;

import java.util.Arrays;
import java.util.Optional;
import org.ayni.app.problem.Problem;
import org.ayni.app.variance.AcceptFinding;
import org.ayni.app.variance.CompareCycles;
import org.ayni.app.variance.FindingKind;
import org.ayni.app.variance.Findings;
import org.ayni.app.variance.ReviewLiquidation;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What stands between the liquidation and the resolution: the comparison with the bimestre before, and who answers for it. */
final class CycleVarianceCommands {

    private CycleVarianceCommands() {}

    @Command(
            name = "variance",
            description = {
                "Compara lo liquidado con el bimestre anterior: hogares nuevos, perdidos y con otro monto, por motivo y por UT;",
                "y muestra los hallazgos que alguien debe aceptar antes de autorizar."
            })
    static final class Variance extends CycleBase {
        @Override
        Integer work(Session session) {
            new ReviewLiquidation(session.database(), session.law()).review(period);
            Findings findings = new Findings(session.database().app());
            Optional<Findings.Counts> counts = findings.counts(period);
            if (counts.isEmpty()) {
                throw Problem.missing("El bimestre " + period + " no está liquidado: no hay qué comparar.")
                        .whatToDo("Liquídelo antes con «ayni cycle liquidate " + period + " --by PERSONA».")
                        .stop();
            }
            CompareCycles compare = new CompareCycles(session.database().app());
            Optional<Bimester> previous = compare.previous(period);
            VarianceText text = new VarianceText(session.law(), session.territory(), session.ayni().format);
            previous.ifPresent(before -> compare.changes(period, before).forEach(text::add));
            text.addTotals();
            findings.all(period).forEach(text::add);
            if (spec != null) {
                text.print(spec.commandLine().getOut());
            }
            session.ayni()
                    .say(previous.map(before -> "Comparado con " + before + ".")
                            .orElse("Es el primer bimestre: no hay con qué compararlo."));
            if (counts.get().open() > 0) {
                session.ayni()
                        .say("Hallazgos por aceptar: " + counts.get().open() + ". Con: ayni cycle accept " + period
                                + " HALLAZGO --reason MOTIVO --by PERSONA");
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "accept",
            description = {
                "Acepta un hallazgo del bimestre, con su motivo: quien lo acepta responde por él.",
                "Con --all-of acepta de una vez todos los de una clase; hay que decir cuántos se revisaron.",
                "No puede ser quien liquidó; lo aceptado no se retira."
            },
            footer = {
                "",
                "Ejemplo: ./ayni cycle accept 2026-4 --all-of CUENTA --count 3 --reason \"Oficio 12\" --by \"Dora Ccori\""
            })
    static final class Accept extends CycleBase {

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "HALLAZGO",
                description = "Como lo nombra «cycle variance», por ejemplo CAMBIO-PIURA.")
        String finding = "";

        @Option(
                names = "--all-of",
                paramLabel = "CLASE",
                converter = ToKind.class,
                description = "En lugar de HALLAZGO: CAMBIO, CUENTA, FALLECIDO o SIN-DECISION.")
        @Nullable
        FindingKind allOf;

        @Option(
                names = "--count",
                paramLabel = "N",
                description = "Con --all-of: cuántos hay por aceptar de esa clase.")
        long count;

        @Option(names = "--reason", required = true, paramLabel = "MOTIVO", description = "Por qué se puede pagar así.")
        String reason = "";

        @Option(
                names = "--by",
                required = true,
                paramLabel = "PERSONA",
                description = "Quién responde por el hallazgo.")
        String by = "";

        @Override
        Integer work(Session session) {
            if (finding.isEmpty() == (allOf == null)) {
                throw Problem.usage("No se sabe qué se acepta.")
                        .expected("un HALLAZGO, o --all-of CLASE con --count N")
                        .found(allOf == null ? "ninguno de los dos" : "los dos")
                        .whatToDo("Vea los hallazgos con «ayni cycle variance " + period + "».")
                        .stop();
            }
            AcceptFinding act = new AcceptFinding(session.database());
            AcceptFinding.Result result = allOf == null
                    ? act.accept(period, finding, reason, actor(by))
                    : act.acceptAllOf(period, allOf, count, reason, actor(by));
            VarianceText text = new VarianceText(session.law(), session.territory(), session.ayni().format);
            switch (result) {
                case AcceptFinding.Refused refused ->
                    throw Problem.missing(refused.reason())
                            .whatToDo(refused.whatToDo())
                            .stop();
                case AcceptFinding.AlreadyAccepted known -> {
                    text.add(known.finding());
                    session.ayni()
                            .say("Ya estaba aceptado por " + known.acceptance().by() + ".");
                }
                case AcceptFinding.Accepted accepted -> text.add(accepted.finding());
                case AcceptFinding.AcceptedAll accepted -> accepted.findings().forEach(text::add);
            }
            if (spec != null) {
                text.print(spec.commandLine().getOut());
            }
            return ExitCode.OK;
        }
    }

    /** A kind of finding as its names begin. */
    static final class ToKind implements ITypeConverter<FindingKind> {
        @Override
        public FindingKind convert(String text) {
            return Arrays.stream(FindingKind.values())
                    .filter(kind -> kind.prefix().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(text));
        }
    }
}
