package org.ayni.app.cli;

import java.util.Locale;
import java.util.Optional;
import org.ayni.app.opinion.AuditResult;
import org.ayni.app.opinion.CycleAudits;
import org.ayni.app.opinion.Difference;
import org.ayni.app.problem.Problem;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        description = {
            "Segunda opinión: recalcula todo el bimestre con otra implementación de las reglas (SQL sobre las filas"
                    + " del padrón",
            "cerrado), lo compara con lo guardado y lista las diferencias: 0 = igual, 3 = hay diferencias, 4 = no"
                    + " liquidado.",
            "Con --quiet lo igual no dice nada: basta el código de salida."
        },
        footer = {"", "Ejemplo: ./ayni cycle audit 2026-4 --format csv > diferencias.csv"})
final class CycleAuditCommand extends CycleBase {

    private static final int SHOWN = 20;

    @Option(names = "--by", paramLabel = "PERSONA", description = "Quién audita; si no se da, el usuario del sistema.")
    String by = System.getProperty("user.name", "");

    @Option(
            names = "--first",
            paramLabel = "N",
            description = "Cuántas diferencias listar; si no se da, 20 en la tabla y todas en csv y json.")
    @Nullable
    Integer first;

    @Override
    Integer work(Session session) {
        session.talk().say("Recalculando " + period + " con la segunda implementación");
        AuditResult result = session.cycles().audit(period, most(session), actor(by));
        session.talk().close();
        return switch (result) {
            case AuditResult.Refused refused ->
                throw Problem.missing(refused.reason())
                        .where(session.database().place())
                        .whatToDo(refused.whatToDo())
                        .stop();
            case AuditResult.Audited audited -> {
                print(session, audited);
                yield audited.isEqual() ? ExitCode.OK : ExitCode.DIFFERENT;
            }
        };
    }

    private int most(Session session) {
        if (first != null) {
            if (first < 1) {
                throw Problem.usage("No se puede listar esa cantidad de diferencias.")
                        .where("--first")
                        .expected("un número de 1 o más")
                        .found(first.toString())
                        .stop();
            }
            return first;
        }
        return session.ayni().format == OutputFormat.table ? SHOWN : Integer.MAX_VALUE;
    }

    private void print(Session session, AuditResult.Audited audited) {
        TablePrinter table = new TablePrinter("hogar", "archivo", "fila", "columna", "guardado", "segunda_opinion");
        for (Difference difference : audited.first()) {
            table.row(
                    difference.household(),
                    difference.file(),
                    difference.row(),
                    difference.column(),
                    difference.stored(),
                    difference.recomputed());
        }
        boolean forPeople = session.ayni().format == OutputFormat.table;
        if (spec != null && !(forPeople && audited.isEqual())) {
            table.print(session.ayni().format, spec.commandLine().getOut());
        }
        session.ayni().say(said(period, audited));
    }

    private static String said(Bimester period, AuditResult.Audited audited) {
        if (audited.isEqual()) {
            return "Segunda opinión de " + period + ": igual a lo guardado, hasta el último byte (huella "
                    + StepTable.brief(audited.recomputed().whole()) + ").";
        }
        return String.format(
                Locale.ROOT,
                "Segunda opinión de %s: %,d diferencias; se listan %,d. Huella guardada %s, recalculada %s.",
                period,
                audited.differences(),
                audited.first().size(),
                StepTable.brief(audited.stored().whole()),
                StepTable.brief(audited.recomputed().whole()));
    }

    /** One line about the last audit of a bimestre, for those who decide. */
    static String lastAudit(Session session, Bimester period) {
        Optional<CycleAudits.Made> last = CycleAudits.last(session.database().app(), period);
        return last.map(made -> "Segunda opinión: " + state(made) + " (" + StepTable.moment(made.at()) + ", "
                        + made.by() + ").")
                .orElse("Segunda opinión: no se ha pedido (ayni cycle audit " + period + ").");
    }

    static String state(CycleAudits.Made made) {
        return made.differences() == 0 ? "igual" : String.format(Locale.ROOT, "%,d diferencias", made.differences());
    }
}
