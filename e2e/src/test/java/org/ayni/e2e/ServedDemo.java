package org.ayni.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The packed program, started as people start it: {@code ayni serve --demo}, in a home of its own below {@code target}. Started
 * once for all tests and stopped, with its database, when they end.
 */
final class ServedDemo {

    private static final Path JAR =
            Path.of("..", "app", "target", "ayni.jar").toAbsolutePath().normalize();
    private static final Path UNPACKED = Path.of("target", "program").toAbsolutePath();
    private static final Path HOME = Path.of("target", "home").toAbsolutePath();
    private static final String ADDRESS_LINE = "Consola: ";

    private static final ServedDemo INSTANCE = new ServedDemo();

    private final Map<String, String> passwords = new LinkedHashMap<>();
    private String address = "";

    private ServedDemo() {
        if (!Files.exists(JAR)) {
            return;
        }
        try {
            deleteTree(UNPACKED);
            deleteTree(HOME);
            run("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", UNPACKED.toString());
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The running program; without a packed one the tests are skipped, which says so aloud. */
    static ServedDemo get() {
        boolean there = Files.exists(JAR);
        if (!there) {
            System.err.println("SE SALTAN LAS PRUEBAS EN EL NAVEGADOR: no está " + JAR + " (use «./ayni test»).");
        }
        Assumptions.assumeTrue(there, "the program is not packed: " + JAR);
        return INSTANCE;
    }

    /** {@code http://localhost:PORT}. */
    String address() {
        return address;
    }

    /** Sign-in names, in the order of the posts. */
    List<String> people() {
        return List.copyOf(passwords.keySet());
    }

    String password(String userName) {
        return Optional.ofNullable(passwords.get(userName)).orElseThrow();
    }

    private void start() throws IOException {
        List<String> command =
                new ArrayList<>(List.of(java(), "-Xmx700m", "-XX:+UseSerialGC", "-Dstdout.encoding=UTF-8"));
        command.addAll(List.of("-jar", UNPACKED.resolve("ayni.jar").toString()));
        command.addAll(List.of("serve", "--demo", "--port", "0", "--home", HOME.toString()));
        Files.createDirectories(HOME);
        Process program = new ProcessBuilder(command)
                .redirectError(HOME.resolve("talk.txt").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program)));
        BufferedReader said = program.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            String[] words = line.strip().split("\\s+");
            if (line.startsWith(ADDRESS_LINE)) {
                address = line.substring(ADDRESS_LINE.length()).replaceAll("/$", "");
                return;
            }
            if (words[0].startsWith("demo.")) {
                passwords.put(words[0], words[1]);
            }
        }
        throw new IllegalStateException("the program ended: " + Files.readString(HOME.resolve("talk.txt")));
    }

    private static void stop(Process program) {
        program.destroy();
        try {
            if (!program.waitFor(30, TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> all = Files.walk(folder)) {
                deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
