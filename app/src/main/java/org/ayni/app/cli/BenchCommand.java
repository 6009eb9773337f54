package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.bench.BenchCaseload;
import org.ayni.app.bench.HistoryBench;
import org.ayni.app.bench.Measure;
import org.ayni.app.bench.Measured;
import org.ayni.app.bench.NationBench;
import org.ayni.app.bench.SizeResult;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.territory.Territory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = {"Mide cuánto tarda el país entero, con hogares sintéticos, y contra qué."},
        subcommands = {
            BenchCommand.Nation.class,
            BenchCommand.History.class,
            BenchSearchCommand.class,
            BenchExplainCommand.class,
            BenchAuditCommand.class,
            BenchConsoleCommand.class,
            BenchDuplicatesCommand.class,
            BenchCommand.MeasureOne.class
        },
        footer = {"", "Ejemplo: ./ayni bench nation --households 76000 --runs 3"})
final class BenchCommand implements Callable<Integer> {

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
            name = "nation",
            description = {
                "Prepara una vez un padrón sintético del tamaño del país y otro de la décima parte, y mide, en vueltas",
                "alternadas, el ciclo, su piso, las mismas reglas en SQL, una simulación y el cálculo desde archivos.",
                "Da la mediana de las vueltas, las razones entre ellas y cómo crece el ciclo con el tamaño."
            },
            footer = {"", "La preparación queda guardada en la carpeta bench dentro de la de Ayni."})
    static final class Nation implements Callable<Integer> {

        private static final int SMALLER = 10;

        /** So many fit into the memory that the launcher gives. */
        private static final int USUAL_HOUSEHOLDS = 900_000;

        /** What the facts of a household take in memory, measured with {@code assess} at 3 000 000. */
        private static final long BYTES_OF_HOUSEHOLD = 1_200;

        @Option(
                names = "--households",
                paramLabel = "N",
                description = "Cuántos hogares, de 10 a 3000000; si no se da, ${DEFAULT-VALUE}.")
        int households = 760_000;

        @Option(
                names = "--also",
                paramLabel = "M",
                description = "Otro tamaño más, para ver cómo crece: por ejemplo 3000000.")
        @Nullable
        Integer also;

        @Option(names = "--runs", paramLabel = "R", description = "Cuántas vueltas; si no se da, ${DEFAULT-VALUE}.")
        int runs = 3;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Ayni ayni = Ayni.of(spec);
            requireSizes();
            requireMemory(
                    also == null ? households : Math.max(households, also),
                    Runtime.getRuntime().maxMemory());
            try (StepTalk talk = new StepTalk(ayni)) {
                NationBench bench =
                        new NationBench(ayni.chosenHome().create(), LawFiles.builtIn(), Territory.builtIn(), talk);
                SizeResult small = run(bench, ayni, households / SMALLER);
                SizeResult large = run(bench, ayni, households);
                Optional<SizeResult> other = also == null ? Optional.empty() : Optional.of(run(bench, ayni, also));
                talk.close();
                if (spec != null) {
                    new BenchTable(large, small, other)
                            .print(ayni.format, spec.commandLine().getOut());
                }
            }
            return ExitCode.OK;
        }

        private void requireSizes() {
            int other = also == null ? SMALLER : also;
            if (Math.min(households, other) < SMALLER
                    || Math.max(households, other) > CaseloadSpec.MOST_HOUSEHOLDS
                    || (also != null && other == households)
                    || runs < 1) {
                throw Problem.usage("No se puede medir eso.")
                        .where("--households, --also y --runs")
                        .expected("de " + SMALLER + " a " + CaseloadSpec.MOST_HOUSEHOLDS
                                + " hogares, --also con otro número, y una vuelta o más")
                        .found(households + ", " + (also == null ? "sin --also" : also) + " y " + runs)
                        .stop();
            }
        }

        /**
         * Says so before a caseload is prepared, which takes long, that no measurement could then hold.
         *
         * @param largest households of the largest size
         * @param given bytes that the heap may have
         */
        static void requireMemory(int largest, long given) {
            long needed = largest * BYTES_OF_HOUSEHOLD;
            if (largest > USUAL_HOUSEHOLDS && given < needed) {
                throw Problem.missing("Con la memoria dada no se puede medir tanto.")
                        .expected((needed >> 20) + " MB para " + largest + " hogares")
                        .found((given >> 20) + " MB")
                        .whatToDo("Repita la orden con más, por ejemplo AYNI_JAVA_OPTS=-Xmx" + ((needed >> 30) + 2)
                                + "g.")
                        .stop();
            }
        }

        private SizeResult run(NationBench bench, Ayni ayni, int size) throws IOException {
            try {
                return bench.run(size, runs);
            } finally {
                stop(ayni, size);
            }
        }

        private static void stop(Ayni ayni, int households) {
            new DatabaseServer(BenchCaseload.of(ayni.chosenHome(), households).home()).stop();
        }
    }

    @Command(
            name = "history",
            description = {
                "Cierra un bimestre tras otro, con hogares sintéticos, y mide en cada uno la verificación y la liquidación:",
                "si un cierre tarda más cuantos más hay guardados."
            },
            footer = {"", "El primer cierre encuentra el programa en frío: compare desde el segundo."})
    static final class History implements Callable<Integer> {

        @Option(
                names = "--periods",
                paramLabel = "P",
                description =
                        "Cuántos bimestres quedan guardados antes del último cierre; si no se da, ${DEFAULT-VALUE}.")
        int periods = 12;

        @Option(
                names = "--households",
                paramLabel = "N",
                description = "Cuántos hogares, de 10 a 900000; si no se da, ${DEFAULT-VALUE}.")
        int households = 20_000;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Ayni ayni = Ayni.of(spec);
            if (households < 10 || households > CaseloadSpec.MOST_HOUSEHOLDS || periods < 1) {
                throw Problem.usage("No se puede medir eso.")
                        .where("--households y --periods")
                        .expected("de 10 a " + CaseloadSpec.MOST_HOUSEHOLDS + " hogares, y un bimestre o más")
                        .found(households + " y " + periods)
                        .stop();
            }
            TablePrinter table = new TablePrinter("bimestre", "guardados_antes", "filas", "cierre_s", "cpu_s");
            try (StepTalk talk = new StepTalk(ayni)) {
                new HistoryBench(ayni.chosenHome().create(), LawFiles.builtIn(), Territory.builtIn(), talk)
                        .run(households, periods + 1, closing -> {
                            talk.say(closing.period() + ": "
                                    + seconds(closing.took().toNanos()) + " s");
                            table.row(
                                    closing.period().toString(),
                                    Integer.toString(closing.storedBefore()),
                                    Long.toString(closing.rows()),
                                    seconds(closing.took().toNanos()),
                                    seconds(closing.cpuNanos()));
                        });
            } finally {
                new DatabaseServer(HistoryBench.caseload(ayni.chosenHome(), households)
                                .home())
                        .stop();
            }
            if (spec != null) {
                table.print(ayni.format, spec.commandLine().getOut());
            }
            return ExitCode.OK;
        }

        private static String seconds(long nanos) {
            return BigDecimal.valueOf(nanos, 9)
                    .setScale(3, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    /** What {@code nation} starts as a process of its own. */
    @Command(name = "measure", hidden = true, description = "Una sola medición; la usa «bench nation».")
    static final class MeasureOne implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "QUÉ", description = "Qué se mide.")
        String what = "";

        @Option(names = "--households", paramLabel = "N", required = true, description = "De qué tamaño preparado.")
        int households;

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() throws IOException, SQLException {
            Optional<Measured> measured = Arrays.stream(Measured.values())
                    .filter(one -> one.key().equals(what))
                    .findFirst();
            BenchCaseload caseload = BenchCaseload.of(Ayni.of(spec).chosenHome(), households);
            if (measured.isEmpty() || !caseload.isReady()) {
                throw Problem.usage("No hay nada preparado que medir así.")
                        .where(what + ", " + households + " hogares")
                        .whatToDo("Use «ayni bench nation».")
                        .stop();
            }
            String lines = new Measure(caseload, LawFiles.builtIn(), Territory.builtIn())
                    .run(measured.get())
                    .lines();
            if (spec != null) {
                PrintWriter out = spec.commandLine().getOut();
                out.print(lines);
                out.flush();
            }
            return ExitCode.OK;
        }
    }
}
