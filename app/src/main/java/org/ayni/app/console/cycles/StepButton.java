package org.ayni.app.console.cycles;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.cycle.CycleStep;
import org.ayni.kernel.time.Bimester;

/** The steps as buttons: what stands on each, where it leads, and who may press it. */
enum StepButton {
    OPEN(CycleStep.OPEN, "", "Abrir el bimestre"),
    CLOSE_ROLL(CycleStep.CLOSE_ROLL, "/cerrar-padron", "Cerrar el padrón"),
    VERIFY(CycleStep.VERIFY, "/verificar", "Verificar"),
    LIQUIDATE(CycleStep.LIQUIDATE, "/liquidar", "Liquidar"),
    AUTHORISE(CycleStep.AUTHORISE, "/autorizar", "Autorizar"),
    INSTRUCT(CycleStep.INSTRUCT, "/instruir", "Instruir al banco");

    private static final Pattern COMMAND = Pattern.compile("«ayni (cycle [a-z-]+)[^»]*»");

    private final CycleStep step;
    private final String path;
    private final String label;

    StepButton(CycleStep step, String path, String label) {
        this.step = step;
        this.path = path;
        this.label = label;
    }

    static StepButton of(CycleStep step) {
        return Arrays.stream(values())
                .filter(button -> button.step == step)
                .findFirst()
                .orElseThrow();
    }

    /** The button whose page has this address. */
    static Optional<StepButton> ofAddress(String address) {
        return Arrays.stream(values())
                .filter(button -> !button.path.isEmpty() && address.endsWith(button.path))
                .findFirst();
    }

    CycleStep step() {
        return step;
    }

    String label() {
        return label;
    }

    String address(Bimester period) {
        return this == OPEN ? "/ciclos" : "/ciclos/" + period + path;
    }

    boolean mayPress(Viewer viewer, Bimester period) {
        return RoutePolicy.may(viewer, "POST", address(period));
    }

    /** The posts that may press it. */
    List<String> posts(Bimester period) {
        return RoutePolicy.posts("POST", address(period));
    }

    /** A sentence that was written for the command line, with the names of the buttons in place of the commands. */
    static String onScreen(String sentence) {
        return COMMAND.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement("«" + name(found.group(1)) + "»"));
    }

    private static String name(String command) {
        return switch (command) {
            case "cycle variance" -> "Hallazgos";
            case "cycle accept" -> "Aceptar";
            case "cycle status" -> "Bimestres";
            case "cycle audit" -> "Pedir la segunda opinión";
            case "cycle reply" -> "Leer las respuestas";
            default ->
                Arrays.stream(values())
                        .filter(button -> button.step.command().equals(command))
                        .map(StepButton::label)
                        .findFirst()
                        .orElse(command);
        };
    }
}
