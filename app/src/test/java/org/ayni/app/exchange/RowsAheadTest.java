package org.ayni.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading ahead brings the same rows, in the same order, with the same rejections and the same end. */
class RowsAheadTest {

    @TempDir
    Path directory;

    private FactsDirectory facts;

    @BeforeEach
    void folder() {
        facts = new FactsDirectory(directory).with(ExchangeFile.HOUSEHOLDS, "household_id,state", "H1,AFFILIATED");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 2_048, 2_049, 20_000})
    void rows_read_ahead_are_those_that_are_there(int rows) throws IOException {
        write(rows, new Random(rows), "");
        List<String> plain = read(false);
        assertThat(plain).hasSize(rows + 1);
        assertThat(read(true)).isEqualTo(plain);
    }

    @Test
    void a_file_that_breaks_off_gives_its_rows_before_it_is_refused() {
        write(3_000, new Random(7), "M-open,\"H1\n");
        List<String> plain = new ArrayList<>();
        List<String> ahead = new ArrayList<>();
        assertThatThrownBy(() -> read(false, plain))
                .isInstanceOf(UnreadableFile.class)
                .satisfies(refused -> assertThatThrownBy(() -> read(true, ahead))
                        .isInstanceOf(UnreadableFile.class)
                        .hasMessage(refused.getMessage()));
        assertThat(plain).hasSize(3_000);
        assertThat(ahead).isEqualTo(plain);
    }

    @Test
    void whoever_stops_in_the_middle_leaves_no_thread_behind() {
        write(50_000, new Random(11), "");
        KnownIds ids = new KnownIds();
        assertThatThrownBy(() -> {
                    facts.reader().read(ExchangeFile.HOUSEHOLDS, ids, row -> {}, rejection -> {});
                    facts.reader()
                            .readAhead(
                                    ExchangeFile.MEMBERS,
                                    ids,
                                    row -> {
                                        throw new IllegalStateException("enough");
                                    },
                                    rejection -> {});
                })
                .hasMessage("enough");
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .doesNotContain("rows-ahead");
    }

    /** Good rows with bad ones among them: unknown households, wrong dates, repeated members, long names. */
    private void write(int rows, Random random, String end) {
        Stream<String> lines = Stream.iterate(0, row -> row < rows, row -> row + 1)
                .map(row -> switch (random.nextInt(8)) {
                    case 0 -> "M" + row + ",H2,2020-01-01";
                    case 1 -> "M" + row + ",H1,2020-02-30";
                    case 2 -> "M" + Math.max(0, row - 1) + ",H1,2020-01-01";
                    case 3 -> "M" + row + "x".repeat(random.nextInt(3_000)) + ",H1,";
                    default -> "M" + row + ",H1,2020-01-0" + (1 + random.nextInt(9));
                });
        facts.with(
                ExchangeFile.MEMBERS,
                Stream.of(
                                Stream.of("member_id,household_id,birth_date"),
                                lines,
                                end.isEmpty() ? Stream.<String>of() : Stream.of(end))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    private List<String> read(boolean isAhead) throws IOException {
        List<String> found = new ArrayList<>();
        found.add(read(isAhead, found).toString());
        return found;
    }

    private RowCounts read(boolean isAhead, List<String> found) throws IOException {
        KnownIds ids = new KnownIds();
        facts.reader().read(ExchangeFile.HOUSEHOLDS, ids, row -> {}, rejection -> {});
        RowSink rows = row -> found.add(row.line() + " " + row.text(0) + " " + row.date(2));
        RejectionSink rejections = rejection -> found.add(rejection.toString());
        return isAhead
                ? facts.reader().readAhead(ExchangeFile.MEMBERS, ids, rows, rejections)
                : facts.reader().read(ExchangeFile.MEMBERS, ids, rows, rejections);
    }
}
