package org.ayni.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.ayni.app.problem.Problem;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Un bimestre completo con hogares sintéticos: genera, carga, cierra el padrón, verifica, liquida, autoriza,",
            "instruye, el banco simulado responde, y reporta. Nada de esto es real.",
            "Todo queda en la carpeta demo dentro de la de Ayni, con su propia base de datos; repetirla no hace daño."
        },
        footer = {"", "Ejemplo: ./ayni demo --households 5000"})
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--households",
            paramLabel = "N",
            description = "Cuántos hogares, de 1 a 900000; si no se da, los de la demo guardada, o 5000.")
    @Nullable
    Integer households;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "La semilla, un número entero; si no se da, la de la demo guardada, o 1.")
    @Nullable
    Long seed;

    @Option(
            names = "--period",
            paramLabel = "AAAA-B",
            converter = Converters.ToBimester.class,
            description = "El bimestre; si no se da, el de la demo guardada, o 2026-4.")
    @Nullable
    Bimester period;

    @Option(names = "--fresh", description = "Borra la demo guardada y empieza de nuevo.")
    boolean fresh;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        if (households != null && (households < 1 || households > CaseloadSpec.MOST_HOUSEHOLDS)) {
            throw Problem.usage("No se puede generar esa cantidad de hogares.")
                    .where("--households")
                    .expected("de 1 a " + CaseloadSpec.MOST_HOUSEHOLDS)
                    .found(households)
                    .stop();
        }
        DemoHome home = new DemoHome(ayni.chosenHome().create());
        if (fresh) {
            home.delete();
        }
        DemoHome.Settings settings = home.settings(households, seed, period);
        if (spec != null) {
            new DemoRun(ayni, home, settings).run(spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }
}
