package org.ayni.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a program can check of how we write. The reasons are in CONTRIBUTING.md. */
class HouseStyleTest {

    private static final Path KERNEL = Path.of("..", "kernel", "src", "main", "java");
    private static final Path APP = Path.of("src", "main", "java");

    /** Names that say nothing of the programme, or hide several things behind one. */
    private static final Set<String> EMPTY_WORDS = Set.of(
            "service",
            "services",
            "impl",
            "util",
            "utils",
            "common",
            "commons",
            "manager",
            "helper",
            "helpers",
            "misc",
            "shared",
            "core",
            "base",
            "info",
            "data",
            "model",
            "models",
            "dto",
            "controller",
            "repository");

    @Test
    void only_the_edge_asks_the_time() throws IOException {
        assertThat(places(
                        "\\.now\\(|currentTimeMillis|new Date\\(\\)|Clock\\.system",
                        in("cli", "database").negate()))
                .isEmpty();
    }

    @Test
    void no_floating_point_near_money() throws IOException {
        assertThat(places(
                        "\\b(double|float|Double|Float)\\b",
                        in("territory", "synthetic").negate()))
                .isEmpty();
    }

    @Test
    void money_is_whole_centimos_and_no_decimal_number() throws IOException {
        // Degrees of a map, a share typed by a person, a number cell of a spreadsheet: none of them is a sum of money.
        assertThat(places(
                        "\\bBigDecimal\\b",
                        in("territory", "synthetic", "cli", "report").negate()))
                .isEmpty();
    }

    @Test
    void only_the_command_line_talks_to_the_terminal() throws IOException {
        assertThat(places("System\\.(out|err|exit)|printStackTrace", in("cli").negate()))
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() throws IOException {
        assertThat(places("TODO|FIXME|UnsupportedOperationException|not implemented", file -> true))
                .isEmpty();
    }

    @Test
    void the_kernel_needs_nothing_but_java() throws IOException {
        Pattern foreign = Pattern.compile("^import (static )?+(?!java\\.|org\\.ayni\\.kernel\\.|org\\.jspecify\\.).*");
        assertThat(linesOf(KERNEL, file -> true, foreign)).isEmpty();
    }

    @Test
    void packages_and_classes_are_named_after_the_programme() throws IOException {
        List<String> badlyNamed = new ArrayList<>();
        for (Path file : sources()) {
            for (Path folder : packageOf(file)) {
                if (EMPTY_WORDS.contains(folder.toString())) {
                    badlyNamed.add(file.toString());
                }
            }
            if (file.getFileName().toString().matches(".*(Impl|Manager|Helper|Utils?|Service|Info|Dto)\\.java")) {
                badlyNamed.add(file.toString());
            }
        }
        assertThat(badlyNamed).isEmpty();
    }

    @Test
    void every_package_says_what_it_is_and_has_no_nulls() throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (Path file : sources()) {
            folders.add(file.resolveSibling("package-info.java"));
        }
        for (Path info : folders) {
            assertThat(info).exists();
            assertThat(Files.readString(info))
                    .as(info.toString())
                    .startsWith("/**")
                    .contains("@NullMarked");
        }
    }

    @Test
    void a_file_is_short_enough_to_find_one_s_way() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
        }
    }

    @Test
    void migrations_use_text_for_codes_and_are_numbered() throws IOException {
        Path folder = Path.of("src", "main", "resources", "db", "migration");
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                assertThat(file.getFileName().toString()).matches("V\\d{3}__[a-z0-9_]+\\.sql");
                wrong.addAll(matches(file, Pattern.compile("(?i)\\b(var)?char(acter)?( varying)? ?\\(\\d")));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> places(String regex, Predicate<Path> where) throws IOException {
        Pattern pattern = Pattern.compile(regex);
        List<String> found = new ArrayList<>(linesOf(KERNEL, where, pattern));
        found.addAll(linesOf(APP, where, pattern));
        return found;
    }

    private static List<String> linesOf(Path root, Predicate<Path> where, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sourcesIn(root)) {
            if (where.test(file)) {
                found.addAll(matches(file, pattern));
            }
        }
        return found;
    }

    private static List<String> matches(Path file, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String code = lines.get(i).strip();
            if (!code.startsWith("*")
                    && !code.startsWith("/")
                    && !code.startsWith("--")
                    && pattern.matcher(code).find()) {
                found.add(file + ":" + (i + 1) + ": " + code);
            }
        }
        return found;
    }

    /** True for the files of these modules of the app. */
    private static Predicate<Path> in(String... modules) {
        return file -> Stream.of(modules)
                .anyMatch(module -> file.startsWith(APP.resolve("org/ayni/app").resolve(module)));
    }

    private static Path packageOf(Path file) {
        Path root = file.startsWith(KERNEL) ? KERNEL : APP;
        return root.relativize(file).resolveSibling("");
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>(sourcesIn(KERNEL));
        all.addAll(sourcesIn(APP));
        return all;
    }

    private static List<Path> sourcesIn(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
