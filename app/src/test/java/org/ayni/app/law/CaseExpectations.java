package org.ayni.app.law;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the result files with what a case expects; every difference is told at once. */
final class CaseExpectations {

    private static final String NONE = "none";

    private final Path results;
    private final List<String> differences = new ArrayList<>();

    private CaseExpectations(Path results) {
        this.results = results;
    }

    /** What differs; empty when everything is as expected. */
    static List<String> differences(LawCase aCase, Path results) throws IOException {
        CaseExpectations expectations = new CaseExpectations(results);
        for (String field : LawCase.EXPECTATIONS.stream().sorted().toList()) {
            if (aCase.fields().containsKey(field)) {
                List<List<String>> expected = aCase.rows(field).stream()
                        .flatMap(row -> CaseDates.eachMonth(row).stream())
                        .map(CaseExpectations::cells)
                        .toList();
                expectations.check(field, expected);
            }
        }
        return expectations.differences;
    }

    private void check(String field, List<List<String>> expected) throws IOException {
        List<List<String>> rows = rows(field + ".csv");
        switch (field) {
            case "member_months" -> expected.forEach(row -> checkMemberMonth(row, rows));
            case "household_months" -> expected.forEach(row -> checkRowsOf(row.subList(0, 2), row, rows));
            case "totals" -> expected.forEach(row -> checkRowsOf(row.subList(0, 1), row, rows));
            case "lines" -> {
                List<String> wanted = sorted(expected);
                List<String> found = sorted(rows);
                if (!wanted.equals(found)) {
                    differences.add("lines: expected\n  " + String.join("\n  ", wanted) + "\nfound\n  "
                            + String.join("\n  ", found));
                }
            }
            default -> throw new IllegalStateException(field);
        }
    }

    /** {@code ana 2026-07 STUDENT EDU COMPLIED OK}, {@code ana 2026-07 EDU none} or {@code ana 2026-07 none}. */
    private void checkMemberMonth(List<String> row, List<List<String>> rows) {
        boolean none = row.getLast().equals(NONE);
        String condition = none ? (row.size() == 4 ? row.get(2) : "") : row.get(3);
        List<List<String>> found = rows.stream()
                .filter(given -> given.subList(0, 2).equals(row.subList(0, 2)))
                .filter(given -> condition.isEmpty() || given.get(3).equals(condition))
                .toList();
        differ("member_months", none ? List.of() : List.of(row), found);
    }

    private void checkRowsOf(List<String> key, List<String> row, List<List<String>> rows) {
        List<List<String>> found = rows.stream()
                .filter(given -> given.subList(0, key.size()).equals(key))
                .toList();
        differ("rows of " + String.join(" ", key), List.of(row), found);
    }

    private void differ(String what, List<List<String>> expected, List<List<String>> found) {
        if (!expected.equals(found)) {
            differences.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private List<List<String>> rows(String file) throws IOException {
        try (Stream<String> lines = Files.lines(results.resolve(file))) {
            return lines.skip(1).map(line -> Arrays.asList(line.split(",", -1))).collect(Collectors.toList());
        }
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.strip().split("\\s+"))
                .map(cell -> cell.equals("-") ? "" : cell)
                .toList();
    }

    private static List<String> sorted(List<List<String>> rows) {
        return rows.stream().map(row -> String.join(",", row)).sorted().toList();
    }
}
