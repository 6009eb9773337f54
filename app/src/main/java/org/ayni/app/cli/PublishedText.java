package org.ayni.app.cli;

import java.io.PrintWriter;
import org.ayni.app.problem.Problem;
import org.ayni.app.synthetic.PublishedComparison;
import org.ayni.app.synthetic.PublishedComparison.Compared;
import org.ayni.app.synthetic.PublishedFigures;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.time.Bimester;

/** What was published of a bimestre, and beside it what was computed for people who do not exist. */
final class PublishedText {

    private final Territory territory;

    PublishedText(Territory territory) {
        this.territory = territory;
    }

    /** @throws org.ayni.app.problem.ProblemException naming the bimestres that have figures */
    static PublishedFigures figuresOf(Bimester period) {
        return PublishedFigures.of(period)
                .orElseThrow(() -> Problem.usage("De ese bimestre no hay cifras publicadas.")
                        .where("--like")
                        .expected("uno de " + PublishedFigures.periods())
                        .found(period)
                        .stop());
    }

    void printTargets(PublishedFigures published, OutputFormat format, PrintWriter out) {
        TablePrinter table = new TablePrinter("cifra", "ámbito", "publicado", "fuente");
        table.row("hogares afiliados", "país", published.affiliated(), "cifra anual");
        published
                .figures()
                .forEach(figure -> table.row(
                        figure.kind().spanish(), figure.place(territory), figure.households(), figure.source()));
        table.print(format, out);
    }

    void print(PublishedComparison comparison, OutputFormat format, PrintWriter out) {
        TablePrinter table = new TablePrinter(
                "cifra", "ámbito", "publicado", "a_esta_escala", "calculado_sintético", "diferencia_‰");
        for (Compared row : comparison.rows()) {
            table.row(
                    row.figure().kind().spanish(),
                    row.figure().place(territory),
                    row.figure().households(),
                    row.atScale(),
                    row.computed(),
                    row.perMille());
        }
        table.print(format, out);
    }
}
