package org.ayni.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.problem.Problem;

/** Runs this very program again, with the same virtual machine and the same limits, and waits for it. */
final class MeasuringProcess {

    private final Path log;

    /** @param log takes what the process says while it works */
    MeasuringProcess(Path log) {
        this.log = log;
    }

    /**
     * What it wrote on its output.
     *
     * @param nanos from its start to its end
     */
    record Ended(List<String> output, long nanos) {}

    Ended run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(System.getProperty("ayni.main", "org.ayni.app.cli.Ayni"));
        command.addAll(arguments);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int exit = process.waitFor();
            long nanos = System.nanoTime() - start;
            if (exit != 0) {
                throw Problem.missing("Una medición no terminó bien (código " + exit + ").")
                        .where(String.join(" ", arguments))
                        .found(lastLine())
                        .whatToDo("Vea " + log + ".")
                        .stop();
            }
            return new Ended(output, nanos);
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String lastLine() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.isEmpty() ? "" : lines.getLast();
    }
}
