package org.ayni.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every column × every fault, and every column × every value that looks like a fault and is none. */
class RowValidationTest {

    private static final String REPEATED = "twice";

    @TempDir
    Path directory;

    static Stream<Arguments> columns() {
        return Arrays.stream(ExchangeFile.values())
                .flatMap(file -> file.columns().stream()
                        .filter(column -> !column.extension())
                        .map(column -> Arguments.of(file, column.name())));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void empty_cell_is_missing_only_where_the_column_is_required(ExchangeFile file, String name) throws IOException {
        Column column = column(file, name);
        for (String blank : List.of("", "  ", "\u00A0", "\u3000\u0085", "\" \"")) {
            assertThat(faultOf(file, name, blank))
                    .as("%s %s «%s»", file, name, blank)
                    .isEqualTo(column.required() ? "MISSING" : "accepted");
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void absent_column_is_an_empty_one(ExchangeFile file, String name) throws IOException {
        List<Column> others = baseColumns(file).stream()
                .filter(column -> !column.name().equals(name))
                .toList();
        family(file);
        new FactsDirectory(directory).with(file, header(others), line(file, others, "-", ""));
        assertThat(lastFault(file, name)).isEqualTo(column(file, name).required() ? "MISSING" : "accepted");
    }

    @ParameterizedTest
    @MethodSource("columns")
    void value_that_the_column_cannot_hold_is_rejected(ExchangeFile file, String name) throws IOException {
        for (String bad : badValues(file, column(file, name))) {
            assertThat(faultOf(file, name, bad))
                    .as("%s %s «%s»", file, name, bad)
                    .isEqualTo("BAD_VALUE");
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void value_that_the_column_can_hold_is_accepted_with_blanks_around_it(ExchangeFile file, String name)
            throws IOException {
        for (String good : goodValues(file, column(file, name))) {
            for (String written : List.of(
                    good,
                    "  " + good + "\t",
                    "\u00A0" + good + "\u2028",
                    "\" " + good.replace("\"", "\"\"") + " \" ")) {
                assertThat(faultOf(file, name, written))
                        .as("%s %s «%s»", file, name, written)
                        .isEqualTo("accepted");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void reference_to_nobody_and_repeated_key_are_rejected(ExchangeFile file, String name) throws IOException {
        switch (column(file, name).type()) {
            case HOUSEHOLD_REFERENCE -> assertThat(faultOf(file, name, "H9")).isEqualTo("UNKNOWN_HOUSEHOLD");
            case MEMBER_REFERENCE -> assertThat(faultOf(file, name, "M9")).isEqualTo("UNKNOWN_MEMBER");
            case SCOPED_ID -> assertThat(faultOf(file, name, "M9")).isEqualTo("UNKNOWN_MEMBER");
            case HOUSEHOLD_KEY, MEMBER_KEY ->
                assertThat(faultOf(file, name, REPEATED)).isEqualTo("DUPLICATE");
            case DATE, MONTH, BIMESTER, MONTH_OR_YEAR, WHOLE, AMOUNT, CHOICE, DNI, TEXT -> {
                // Refers to nobody.
            }
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void of_several_faults_the_first_in_the_order_of_the_table_is_reported_once(ExchangeFile file, String name)
            throws IOException {
        List<Column> columns = baseColumns(file);
        int from = file.position(name);
        List<Column> reversed = columns.reversed();
        String cells = "note,"
                + reversed.stream()
                        .map(column -> file.position(column.name()) >= from ? "¿?" : goodValue(file, column))
                        .collect(Collectors.joining(","));
        family(file);
        new FactsDirectory(directory).with(file, header(reversed), cells);
        String first = IntStream.range(from, columns.size())
                .mapToObj(columns::get)
                .filter(column -> canBeWrong(file, column, from))
                .map(Column::name)
                .findFirst()
                .orElse("none");
        List<String> faults = faultsIn(file);
        assertThat(faults).hasSize(first.equals("none") ? 0 : 1);
        assertThat(first.equals("none") ? "none" : faults.getFirst().split(" ")[1])
                .isEqualTo(first);
    }

    @Test
    void a_review_must_decide_and_the_fault_is_reported_at_the_mark() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        facts.with(
                ExchangeFile.MARKS,
                "member_id,month,condition,mark,source",
                "M1,2026-07,EDU,UNKNOWN,FORMAT",
                "M1,2026-07,EDU,UNKNOWN,REVIEW",
                "M1,2026-07,EDU,UNKNOWN,OTHER",
                "M1,2026-07,EDU,UNKNOWN,",
                "M1,2026-07,HEALTH,UNKNOWN,REVIEW",
                "M1,2026-07,EDU,COMPLIED,REVIEW");
        assertThat(facts.rejections())
                .containsExactly(
                        "marks.csv:3 mark BAD_VALUE",
                        "marks.csv:4 source BAD_VALUE",
                        "marks.csv:5 source MISSING",
                        "marks.csv:6 condition BAD_VALUE");
    }

    @Test
    void exemption_names_a_member_only_when_its_scope_says_so() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        facts.with(
                ExchangeFile.EXEMPTIONS,
                "scope,id",
                "DISTRICT,M9",
                "SCHOOL,M9",
                "FACILITY,M9",
                "MEMBER,M9",
                "MEMBER,M1",
                "MEMBER,",
                "OTHER,M9");
        assertThat(facts.rejections())
                .containsExactly(
                        "exemptions.csv:5 id UNKNOWN_MEMBER",
                        "exemptions.csv:7 id MISSING",
                        "exemptions.csv:8 scope BAD_VALUE");
    }

    @Test
    void rejected_household_does_not_exist_and_neither_do_its_members() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory)
                .with(
                        ExchangeFile.HOUSEHOLDS,
                        "household_id,state,cse",
                        "H1,OTHER,",
                        "H1,AFFILIATED,RICH",
                        "H1,AFFILIATED,PE",
                        "H1,AFFILIATED,PE",
                        "H2,CLOSED,PE")
                .with(
                        ExchangeFile.MEMBERS,
                        "member_id,household_id,birth_date",
                        "M1,H2,",
                        "M1,H1,2026-02-30",
                        "M1,H1,2026-02-28",
                        "M1,H2,2026-02-30")
                .with(ExchangeFile.PREGNANCIES, "member_id,lmp", "M1,2026-01-01", "M2,2026-01-01");
        assertThat(facts.rejections())
                .containsExactly(
                        "households.csv:2 state BAD_VALUE",
                        "households.csv:3 cse BAD_VALUE",
                        "households.csv:5 household_id DUPLICATE",
                        "households.csv:6 state BAD_VALUE",
                        "members.csv:2 household_id UNKNOWN_HOUSEHOLD",
                        "members.csv:3 birth_date BAD_VALUE",
                        "members.csv:5 member_id DUPLICATE",
                        "pregnancies.csv:3 member_id UNKNOWN_MEMBER");
    }

    @Test
    void extension_columns_are_checked_only_when_they_are_asked_for() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        facts.with(
                ExchangeFile.MEMBERS, "member_id,household_id,dni,sex,holder", "M1,H1,1234,X,2", "M2,H1,12345678,F,1");
        assertThat(facts.rejections()).isEmpty();
        assertThat(facts.storageRejections()).containsExactly("members.csv:2 dni BAD_VALUE");
        assertThat(facts.storageAccepted(ExchangeFile.MEMBERS)).containsExactly("3|M2#0|H1#0||||||||||12345678||||0|1");
    }

    @Test
    void what_a_database_cannot_hold_is_rejected_only_where_rows_are_stored() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        String longId = "L".repeat(201);
        facts.with(
                ExchangeFile.HOUSEHOLDS, "household_id,state,phone", "H1,AFFILIATED,9\u00001", longId + ",AFFILIATED,");
        facts.with(ExchangeFile.HEALTH, "member_id,date,code", "M1,2026-07-01,Z\u0000");
        assertThat(facts.storageRejections())
                .containsExactly(
                        "households.csv:2 phone BAD_VALUE",
                        "households.csv:3 household_id BAD_VALUE",
                        "members.csv:2 household_id UNKNOWN_HOUSEHOLD",
                        "health.csv:2 member_id UNKNOWN_MEMBER");
        assertThat(facts.rejections()).isEmpty();
    }

    @Test
    void household_with_a_second_holder_loses_the_second_row_and_not_the_first() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        facts.with(
                ExchangeFile.MEMBERS,
                "member_id,household_id,holder,dni",
                "M1,H1,1,1",
                "M2,H1,1,",
                "M3,H1,0,",
                "M4,H1,1,");
        assertThat(facts.storageRejections())
                .containsExactly("members.csv:2 dni BAD_VALUE", "members.csv:5 holder DUPLICATE");
    }

    // What a row must hold to reach the column under test.

    private String faultOf(ExchangeFile file, String name, String value) throws IOException {
        List<Column> columns = baseColumns(file);
        family(file);
        new FactsDirectory(directory).with(file, header(columns), line(file, columns, name, value));
        return lastFault(file, name);
    }

    private void family(ExchangeFile file) throws IOException {
        Files.deleteIfExists(directory.resolve(file.fileName()));
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        if (file == ExchangeFile.HOUSEHOLDS) {
            Files.delete(directory.resolve(ExchangeFile.MEMBERS.fileName()));
        }
        assertThat(facts.rejections()).isEmpty();
    }

    private String lastFault(ExchangeFile file, String name) throws IOException {
        List<String> faults = faultsIn(file);
        if (faults.isEmpty()) {
            return "accepted";
        }
        assertThat(faults).hasSize(1);
        String[] words = faults.getFirst().split(" ");
        assertThat(words[1]).isEqualTo(name);
        return words[2];
    }

    private List<String> faultsIn(ExchangeFile file) throws IOException {
        return new FactsDirectory(directory)
                .rejections().stream()
                        .filter(fault -> fault.startsWith(file.fileName()))
                        .toList();
    }

    private static Column column(ExchangeFile file, String name) {
        return file.columns().get(file.position(name));
    }

    private static List<Column> baseColumns(ExchangeFile file) {
        return file.columns().stream().filter(column -> !column.extension()).toList();
    }

    private static String header(List<Column> columns) {
        return "note," + columns.stream().map(Column::name).collect(Collectors.joining(","));
    }

    /** One row; twice, when it must meet its own key again. */
    private static String line(ExchangeFile file, List<Column> columns, String name, String value) {
        String row = "note,"
                + columns.stream()
                        .map(column -> column.name().equals(name) ? value : goodValue(file, column))
                        .collect(Collectors.joining(","));
        return value.equals(REPEATED) ? row + "\n" + row : row;
    }

    private static String goodValue(ExchangeFile file, Column column) {
        return goodValues(file, column).getFirst();
    }

    private static boolean canBeWrong(ExchangeFile file, Column column, int from) {
        return switch (column.type()) {
            case HOUSEHOLD_KEY, MEMBER_KEY, TEXT -> false;
            case SCOPED_ID -> file.position("scope") < from;
            case HOUSEHOLD_REFERENCE,
                    MEMBER_REFERENCE,
                    DATE,
                    MONTH,
                    BIMESTER,
                    MONTH_OR_YEAR,
                    WHOLE,
                    AMOUNT,
                    CHOICE,
                    DNI -> true;
        };
    }

    private static List<String> goodValues(ExchangeFile file, Column column) {
        return switch (column.type()) {
            case HOUSEHOLD_KEY -> List.of("H1", "00000000", "Ñandú");
            case MEMBER_KEY -> List.of("M1", "00000000", "\u200B");
            case HOUSEHOLD_REFERENCE -> List.of("H1");
            case MEMBER_REFERENCE -> List.of("M1");
            case SCOPED_ID -> List.of("M1");
            case DATE -> List.of("2026-02-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-12-31");
            case MONTH -> List.of("2026-01", "2026-12", "0001-01", "9999-12");
            case BIMESTER -> List.of("2026-1", "2026-6");
            case MONTH_OR_YEAR -> List.of("2026-01", "2026-12", "2025", "0000");
            case WHOLE -> List.of("0", "007", "999999999999999999", "0000000000000000000000000000001");
            case AMOUNT -> List.of("0", "-0", "-5000", "10000", "-999999999999999999");
            case CHOICE -> file == ExchangeFile.EXEMPTIONS ? List.of("MEMBER") : column.codes();
            case DNI -> List.of("01234567");
            case TEXT -> List.of("x", "Ñ", "\u0000", "\u202Etxt", "'=1+1", "a\"b", "🙂");
        };
    }

    private static List<String> badValues(ExchangeFile file, Column column) {
        return switch (column.type()) {
            case DATE ->
                List.of(
                        "2026-02-29",
                        "1900-02-29",
                        "2026-02-30",
                        "2026-04-31",
                        "2026-13-01",
                        "2026-00-10",
                        "2026-01-00",
                        "0000-01-01",
                        "31/02/2026",
                        "2026/01/01",
                        "2026-1-1",
                        "20260101",
                        "2026-01-01T00:00",
                        "+2026-01-01",
                        "26-01-01",
                        "12026-01-01",
                        "٢٠٢٦-01-01",
                        "2026-01-0١",
                        "2026-01-01 x",
                        "hoy",
                        "2026–01–01");
            case MONTH ->
                List.of("2026", "2026-13", "2026-00", "2026-7", "2026-07-01", "0000-01", "202607", "julio", "2026-07-");
            case BIMESTER ->
                List.of("2026", "2026-0", "2026-7", "2026-04", "2026-", "2026-4-", "26-4", "0000-1", "2026/4");
            case MONTH_OR_YEAR -> List.of("2026-13", "2026-0", "2026-4", "26", "20266", "0000-01", "-2026");
            case WHOLE ->
                List.of(
                        "-1",
                        "-0",
                        "+1",
                        "1.0",
                        "1,0".replace(',', ';'),
                        "1e3",
                        "٣",
                        "１",
                        "0x1",
                        "1 2",
                        "--",
                        "-",
                        "1000000000000000000",
                        "99999999999999999999999999");
            case AMOUNT -> List.of("-", "--1", "+1", "1-", "- 1", "−1", "1.50", "S/ 1", "-1000000000000000000");
            case CHOICE -> {
                String code = column.codes().getFirst();
                yield List.of(
                        code.toLowerCase().equals(code) ? "00" : code.toLowerCase(), code + "X", "?", "\u200B" + code);
            }
            case DNI -> List.of("1234567", "123456789", "1234567A");
            case HOUSEHOLD_KEY, MEMBER_KEY, HOUSEHOLD_REFERENCE, MEMBER_REFERENCE, SCOPED_ID, TEXT -> List.of();
        };
    }
}
