package org.ayni.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.ayni.app.bench.DuplicateBench;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.territory.Territory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "duplicates",
        description = {
            "Mide la búsqueda de duplicados con personas sintéticas, de las que una de cada veinte se escribió dos veces con",
            "descuidos: cuántas de esas encuentra (recall) y cuántas de las que muestra lo son (precisión), por mil."
        },
        footer = {"", "Ejemplo: ./ayni bench duplicates --households 20000 --seed 1"})
final class BenchDuplicatesCommand implements Callable<Integer> {

    private static final int FEWEST = 100;
    private static final List<Integer> THRESHOLDS = List.of(50, 60, 70, 80, 90);

    @Option(names = "--households", paramLabel = "N", description = "Cuántos hogares; si no se da, ${DEFAULT-VALUE}.")
    int households = 20_000;

    @Option(names = "--seed", paramLabel = "S", description = "Semilla; la misma da lo mismo.")
    long seed = 1;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        if (households < FEWEST || households > CaseloadSpec.MOST_HOUSEHOLDS) {
            throw Problem.usage("No se puede medir eso.")
                    .where("--households")
                    .expected("de " + FEWEST + " a " + CaseloadSpec.MOST_HOUSEHOLDS + " hogares")
                    .found(households)
                    .whatToDo("Corrija ese número.")
                    .stop();
        }
        DuplicateBench.Result result =
                new DuplicateBench(LawFiles.builtIn(), Territory.builtIn()).run(households, seed, THRESHOLDS);
        ayni.say(String.format(
                "DATOS SINTÉTICOS (semilla %d): %,d registros, %,d pares comparados, %,d claves demasiado comunes",
                seed, result.people(), result.compared(), result.passedOver()));
        TablePrinter table = new TablePrinter(
                "puntos", "escritos_dos_veces", "mostrados", "acertados", "recall_por_mil", "precision_por_mil");
        result.came()
                .forEach(one -> table.row(
                        one.points(),
                        one.copies(),
                        one.shown(),
                        one.right(),
                        one.recallPerThousand(),
                        one.precisionPerThousand()));
        if (spec != null) {
            table.print(ayni.format, spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }
}
