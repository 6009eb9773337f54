package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.cycle.ExplainDecision;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.kernel.explanation.Explainer;
import org.ayni.kernel.explanation.Explanation;
import org.ayni.kernel.explanation.Reader;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "explain",
        description = {
            "Explica lo decidido para un hogar en un bimestre, aunque hayan pasado años: con lo que se sabía al cerrar el padrón.",
            "Para la madre, unas frases; para el gestor, qué falta a cada miembro; para el auditor, todo: hechos, regla, valor,",
            "fuente y confianza (lo que no tiene fuente se marca VALOR SUPUESTO). Y qué habría bastado para que se pagara más.",
            "Sale con 3 si lo guardado no es lo que hoy se recalcula."
        },
        footer = {"", "Ejemplo: ./ayni explain H0000042 2026-4 --for madre"})
final class ExplainCommand implements Callable<Integer> {

    private static final int DEFAULT_COLUMNS = 100;

    @Parameters(index = "0", paramLabel = "HOGAR", description = "Código del hogar.")
    String household = "";

    @Parameters(
            index = "1",
            paramLabel = "AAAA-B",
            converter = Converters.ToBimester.class,
            description = "El bimestre, por ejemplo 2026-4.")
    Bimester period = new Bimester(1, 1);

    @Option(
            names = "--for",
            paramLabel = "LECTOR",
            converter = ToReader.class,
            description = "Para quién: madre, gestor o auditor. Si no se da, auditor.")
    Reader reader = Reader.AUDITOR;

    @Option(
            names = "--facts",
            paramLabel = "CARPETA",
            description = "Explica desde archivos, sin base de datos; si no, desde el padrón cerrado.")
    @Nullable
    Path facts;

    @Option(
            names = "--closing-day",
            paramLabel = "AAAA-MM-DD",
            converter = Converters.ToDate.class,
            description = "Con --facts: día de cierre; si no se da, el último día del bimestre.")
    @Nullable
    LocalDate closingDay;

    @Option(
            names = "--as-of",
            paramLabel = "AAAA-MM-DD",
            converter = Converters.ToDate.class,
            description = "Con --facts: corte de evidencia; si no se da, el día de cierre.")
    @Nullable
    LocalDate evidenceCut;

    @Option(names = "--law", paramLabel = "CARPETA", description = "Cambios a la ley incluida.")
    @Nullable
    Path lawChanges;

    @Option(names = "--by", paramLabel = "PERSONA", description = "Quién mira; si no se da, el usuario del sistema.")
    String by = System.getProperty("user.name", "sistema");

    @Option(
            names = "--why",
            paramLabel = "MOTIVO",
            description = "Para qué se mira. Queda en el registro, con quién y cuándo («ayni audit who HOGAR»).")
    String why = "explain";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        Law law = lawChanges == null ? LawFiles.builtIn() : LawFiles.withChanges(lawChanges);
        if (facts != null) {
            print(explained(fromFiles(facts, law), law), ayni.format);
            return ExitCode.OK;
        }
        try (Database database = ayni.openDatabase()) {
            Law installed = InstallationLaw.over(law, database);
            ExplainDecision.Decision decision = fromClosedRoll(database, installed);
            decision.warnings(period).forEach(ayni::say);
            Explanation explanation = explained(decision.facts(), installed);
            Audit.look(database, new Actor(by.strip()), household, why, "ayni explain " + period);
            print(decision.told(explanation, reader, period), ayni.format);
            return decision.differences().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
        }
    }

    /** What was known when the roll was closed, whatever was corrected since. */
    private ExplainDecision.Decision fromClosedRoll(Database database, Law law) {
        return new ExplainDecision(database, law)
                .read(period, household)
                .orElseThrow(() -> Problem.missing("El padrón del bimestre " + period + " no está cerrado.")
                        .where(database.place())
                        .whatToDo("Ciérrelo con «ayni cycle close-roll " + period
                                + "», o explique desde archivos con --facts CARPETA.")
                        .stop());
    }

    private Facts fromFiles(Path folder, Law law) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw Problem.usage("Los hechos no son una carpeta.")
                    .where("--facts " + folder)
                    .whatToDo("Indique la carpeta que contiene households.csv y los demás archivos.")
                    .stop();
        }
        LocalDate closing = closingDay == null ? period.lastDay() : closingDay;
        Horizon horizon = Horizon.of(period, closing, evidenceCut == null ? closing : evidenceCut, law);
        return new AssessFiles(law, horizon, bytes -> {}).read(folder, rejected -> {});
    }

    private Explanation explained(Facts read, Law law) {
        int row = read.households.ids.find(household);
        if (row < 0) {
            throw Problem.missing("El hogar no está en el padrón del bimestre " + period + ".")
                    .where(household)
                    .whatToDo("Revise el código: se compara entero, con sus ceros.")
                    .stop();
        }
        return new Explainer(read, law).explain(row, reader);
    }

    private void print(Explanation explanation, OutputFormat format) {
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        switch (format) {
            case table -> new ExplanationText(out, columns()).print(explanation);
            case json -> {
                out.print(ExplanationJson.of(explanation));
                out.flush();
            }
            case csv ->
                throw Problem.usage("Una explicación es un árbol y no cabe en CSV.")
                        .where("--format csv")
                        .whatToDo("Use --format table o --format json.")
                        .stop();
        }
    }

    /** As wide as the window says it is; a pipe does not say. */
    private static int columns() {
        String said = System.getenv("COLUMNS");
        return said != null && said.matches("[0-9]{2,3}") ? Math.min(120, Integer.parseInt(said)) : DEFAULT_COLUMNS;
    }

    /** {@code madre}, {@code gestor}, {@code auditor}. */
    static final class ToReader implements ITypeConverter<Reader> {
        @Override
        public Reader convert(String text) {
            return Reader.named(text).orElseThrow(() -> new TypeConversionException(text));
        }
    }
}
