package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program {@code ./ayni} on machines where something is missing; where nothing is, every user tries it. */
class LauncherTest {

    private static final List<String> TOOLS = List.of(
            "sh", "dirname", "readlink", "sed", "find", "head", "flock", "mkdir", "grep", "tail", "cat", "ls", "date");

    @TempDir
    private Path folder;

    private Path tools;
    private Path project;

    @BeforeEach
    void a_copy_of_the_launcher_in_a_folder_with_a_space() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            program(tools.resolve(tool), "exec " + whereIs(tool) + " \"$@\"");
        }
        project = Files.createDirectory(folder.resolve("el proyecto ñ"));
        Files.copy(Path.of("..", "ayni"), project.resolve("ayni"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void without_a_jdk_it_says_which_one_and_how_to_get_it() throws Exception {
        Path old = jdk("old", "17.0.15");
        CommandRun run = launch(Map.of("AYNI_JVM_DIR", old.getParent().toString()), "--help");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Falta: un JDK 25", "Qué hacer:");
    }

    @Test
    void a_named_jdk_that_is_too_old_is_not_replaced_in_silence() throws Exception {
        Path old = jdk("old", "17.0.15");
        jdk("new", "25.0.3");
        CommandRun run = launch(
                Map.of(
                        "AYNI_JAVA_HOME",
                        old.toString(),
                        "AYNI_JVM_DIR",
                        old.getParent().toString()),
                "--help");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("AYNI_JAVA_HOME", old.toString());
    }

    @Test
    void without_maven_it_says_so_before_it_builds() throws Exception {
        Path jdk = jdk("new", "25.0.3");
        CommandRun run = launch(Map.of("AYNI_JVM_DIR", jdk.getParent().toString()), "--help");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("Falta: Maven", "apt-get install maven");
    }

    @Test
    void a_build_that_fails_shows_its_last_lines_and_where_the_whole_log_is() throws Exception {
        Path jdk = jdk("new", "25.0.3");
        program(tools.resolve("mvn"), "echo '[ERROR] something broke'; exit 1");
        CommandRun run = launch(Map.of("AYNI_JVM_DIR", jdk.getParent().toString()), "--help");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "[ERROR] something broke",
                        project.resolve("app/target/build.log").toString());
    }

    @Test
    void a_first_build_without_network_says_that_it_needs_one() throws Exception {
        Path jdk = jdk("new", "25.0.3");
        program(tools.resolve("mvn"), "echo '[ERROR] Could not transfer artifact x:y'; exit 1");
        CommandRun run = launch(Map.of("AYNI_JVM_DIR", jdk.getParent().toString()), "--help");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("Maven Central", "proxy");
    }

    private CommandRun launch(Map<String, String> environment, String... words) throws Exception {
        var command = Stream.concat(Stream.of(project.resolve("ayni").toString()), Stream.of(words))
                .toList();
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new CommandRun(
                exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("jvm").resolve(name));
        Files.createDirectory(jdk.resolve("bin"));
        program(jdk.resolve("bin/javac"), "exit 1");
        program(jdk.resolve("bin/java"), "exit 1");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path whereIs(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(bin -> Path.of(bin, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on this machine"));
    }
}
