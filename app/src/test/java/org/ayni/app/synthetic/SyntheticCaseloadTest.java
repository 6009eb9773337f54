package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.ExchangeReader;
import org.ayni.app.exchange.KnownIds;
import org.ayni.app.exchange.Rejection;
import org.ayni.app.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticCaseloadTest {

    @TempDir
    Path directory;

    @Test
    void the_same_specification_gives_the_same_bytes_in_any_time_zone_and_locale() throws Exception {
        CaseloadSpec spec = Caseloads.spec(1_000, 7, "2026-4");
        Caseloads.write(spec, directory.resolve("here"));
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Caseloads.write(spec, directory.resolve("there"));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
        assertThat(Caseloads.hashes(directory.resolve("there")))
                .hasSize(ExchangeFile.values().length + 1)
                .isEqualTo(Caseloads.hashes(directory.resolve("here")));
    }

    /** When this fails on purpose, raise {@link SyntheticCaseload#VERSION} and write the new hash here. */
    @Test
    void version_1_gives_these_bytes_for_ever() throws Exception {
        Caseloads.write(Caseloads.spec(240, 2026, "2026-4"), directory);
        Files.delete(directory.resolve("SYNTHETIC.txt"));
        assertThat(SyntheticCaseload.VERSION).isEqualTo("1");
        assertThat(Caseloads.hash(Caseloads.hashes(directory).toString()))
                .isEqualTo("89d07bbd5fc62a01f08c16696cf69b4d00236ef9e722a26f62e1bf9b51c0b6e4");
    }

    @Test
    void another_seed_is_another_country() throws Exception {
        Caseloads.write(Caseloads.spec(200, 1, "2026-4"), directory.resolve("one"));
        Caseloads.write(Caseloads.spec(200, 2, "2026-4"), directory.resolve("two"));
        assertThat(Caseloads.hashes(directory.resolve("one")).get("members.csv"))
                .isNotEqualTo(Caseloads.hashes(directory.resolve("two")).get("members.csv"));
    }

    @Test
    void a_household_is_the_same_in_a_caseload_of_any_size() throws Exception {
        Caseloads.write(Caseloads.spec(250, 3, "2026-4"), directory.resolve("small"));
        Caseloads.write(Caseloads.spec(1_000, 3, "2026-4"), directory.resolve("large"));
        for (String file : List.of(
                "households.csv",
                "members.csv",
                "pregnancies.csv",
                "enrolments.csv",
                "attendance.csv",
                "health.csv",
                "liquidated.csv",
                "marks.csv")) {
            assertThat(Files.readString(directory.resolve("large").resolve(file)))
                    .startsWith(Files.readString(directory.resolve("small").resolve(file)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-4", "2026-1", "2026-2", "2025-6", "2027-3"})
    void every_row_is_accepted_and_every_reference_resolves(String period) throws Exception {
        CaseloadSummary summary = Caseloads.write(Caseloads.spec(2_000, 11, period), directory);
        Map<ExchangeFile, Long> accepted = new TreeMap<>();
        List<Rejection> rejections = new ArrayList<>();
        new ExchangeReader(directory)
                .withExtensions()
                .read(new KnownIds(), row -> accepted.merge(row.file(), 1L, Long::sum), rejections::add);
        assertThat(rejections).isEmpty();
        for (CaseloadSummary.FileRows file : summary.files()) {
            ExchangeFile layout = List.of(ExchangeFile.values()).stream()
                    .filter(one -> one.fileName().equals(file.file()))
                    .findFirst()
                    .orElseThrow();
            assertThat(accepted.getOrDefault(layout, 0L)).as(file.file()).isEqualTo(file.rows());
            assertThat(file.dirtyRows()).isZero();
        }
    }

    @Test
    void dirty_rows_come_only_on_request_are_all_rejected_and_change_nothing_else() throws Exception {
        CaseloadSpec clean = Caseloads.spec(600, 5, "2026-4");
        Caseloads.write(clean, directory.resolve("clean"));
        CaseloadSummary dirty = Caseloads.write(
                new CaseloadSpec(clean.households(), clean.seed(), clean.period(), 20_000), directory.resolve("dirty"));
        List<Rejection> rejections = new ArrayList<>();
        Map<String, Long> accepted = new HashMap<>();
        new ExchangeReader(directory.resolve("dirty"))
                .read(new KnownIds(), row -> accepted.merge(row.file().fileName(), 1L, Long::sum), rejections::add);
        assertThat(dirty.dirtyRows()).isGreaterThan(200);
        assertThat(rejections).hasSize((int) dirty.dirtyRows());
        dirty.files()
                .forEach(file -> assertThat(accepted.getOrDefault(file.file(), 0L))
                        .as(file.file())
                        .isEqualTo(file.rows()));
        Caseloads.assess(directory.resolve("clean"), directory.resolve("clean-results"), clean.period());
        Caseloads.assess(directory.resolve("dirty"), directory.resolve("dirty-results"), clean.period());
        assertThat(directory.resolve("dirty-results/lines.csv"))
                .hasSameTextualContentAs(directory.resolve("clean-results/lines.csv"));
    }

    @Test
    void a_directory_with_other_files_is_left_alone() throws IOException {
        Files.writeString(directory.resolve("padron-real.csv"), "no tocar");
        assertThatThrownBy(() -> Caseloads.write(Caseloads.spec(10, 1, "2026-4"), directory))
                .isInstanceOf(ProblemException.class);
        assertThat(directory).isDirectoryContaining("glob:**padron-real.csv");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void an_earlier_caseload_is_replaced_and_the_label_says_what_lies_there() throws IOException {
        Caseloads.write(Caseloads.spec(30, 1, "2026-4"), directory);
        Caseloads.write(Caseloads.spec(20, 1, "2026-4"), directory);
        assertThat(Caseloads.rows(directory.resolve("households.csv"))).hasSize(20);
        assertThat(directory.resolve("SYNTHETIC.txt"))
                .content()
                .contains("DATOS SINTÉTICOS", "semilla: 1", "hogares: 20", "periodo: 2026-4", "estado: completo");
    }

    @Test
    void what_broke_off_half_way_has_no_file_that_looks_like_a_caseload() {
        assertThatThrownBy(() -> SyntheticCaseload.write(
                        Caseloads.spec(2_000, 1, "2026-4"),
                        org.ayni.app.territory.Territory.builtIn(),
                        Caseloads.LAW,
                        directory,
                        done -> {
                            throw new IllegalStateException("broken off");
                        }))
                .hasMessage("broken off");
        assertThat(directory.resolve("households.csv")).doesNotExist();
        assertThat(directory.resolve("SYNTHETIC.txt")).content().contains("incompleto");
    }

    @Test
    void memory_does_not_grow_with_the_number_of_households() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.ayni.app.cli.Ayni",
                        "generate",
                        "--households",
                        "60000",
                        "--period",
                        "2026-4",
                        "--out",
                        directory.resolve("many").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("output.txt")))
                .isZero();
        assertThat(Files.size(directory.resolve("many/attendance.csv"))).isGreaterThan(20_000_000);
    }
}
