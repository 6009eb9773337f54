package org.ayni.app.law;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ayni.app.exchange.Column;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.kernel.time.Bimester;

/** Writes the facts of a case, and the usual ones it does not speak of, as files of the exchange format. */
final class CaseFacts {

    private static final String HOUSEHOLD = "H";
    private static final List<ExchangeFile> OF_A_MEMBER = List.of(
            ExchangeFile.PREGNANCIES,
            ExchangeFile.ENROLMENTS,
            ExchangeFile.ATTENDANCE,
            ExchangeFile.HEALTH,
            ExchangeFile.MARKS);
    private static final List<ExchangeFile> OF_THE_CASE = List.of(
            ExchangeFile.REPORTS,
            ExchangeFile.EXEMPTIONS,
            ExchangeFile.SCHOOL_DAYS,
            ExchangeFile.INICIAL_PLACES,
            ExchangeFile.SCOPES,
            ExchangeFile.LIQUIDATED);

    private final Map<String, Object> usual;
    private final UsualHealth health;
    private final Map<ExchangeFile, List<Map<String, String>>> files = new EnumMap<>(ExchangeFile.class);

    private CaseFacts(Map<String, Object> usual) {
        this.usual = usual;
        this.health = new UsualHealth(usual);
    }

    /** Writes the files of a case into an empty directory. */
    static void write(LawCase aCase, Bimester period, Map<String, Object> usual, Path directory) throws IOException {
        CaseFacts facts = new CaseFacts(usual);
        facts.addUsualSchoolDays(period);
        facts.addHousehold(LawCase.map(aCase.fields().get("household")));
        LawCase.map(aCase.fields().get("members")).forEach((id, member) -> facts.addMember(id, LawCase.map(member)));
        for (ExchangeFile file : OF_THE_CASE) {
            Map<String, String> owner = file == ExchangeFile.LIQUIDATED ? Map.of("household_id", HOUSEHOLD) : Map.of();
            facts.addRows(file, owner, aCase.rows(fieldOf(file)), new CaseDates(Map.of()));
        }
        facts.writeTo(directory);
    }

    private void addUsualSchoolDays(Bimester period) {
        YearMonth first = period.previous().previous().firstMonth();
        for (int month = 0; month < 6; month++) {
            add(
                    ExchangeFile.SCHOOL_DAYS,
                    Map.of("month", first.plusMonths(month).toString(), "days", (String) usual.get("school_days")));
        }
    }

    private void addHousehold(Map<String, Object> changes) {
        add(ExchangeFile.HOUSEHOLDS, record("household", changes, new CaseDates(Map.of())));
    }

    private void addMember(String id, Map<String, Object> fields) {
        Map<String, LocalDate> known = new HashMap<>();
        CaseDates dates = new CaseDates(known);
        if (fields.get("birth_date") instanceof String birth) {
            known.put("birth", dates.day(birth));
        }
        List<String> pregnancies = LawCase.rowsOf(fields.get("pregnancies"));
        if (!pregnancies.isEmpty()) {
            known.put("lmp", dates.day(pregnancies.getFirst().split(" ")[0]));
        }
        Map<String, Object> own = new LinkedHashMap<>(fields);
        for (ExchangeFile file : OF_A_MEMBER) {
            List<String> rows = LawCase.rowsOf(own.remove(fieldOf(file)));
            addRows(file, Map.of("member_id", id), file == ExchangeFile.HEALTH ? health.spelledOut(rows) : rows, dates);
        }
        own.put("member_id", id);
        own.put("household_id", HOUSEHOLD);
        add(ExchangeFile.MEMBERS, record("member", own, dates));
    }

    private Map<String, String> record(String kind, Map<String, Object> changes, CaseDates dates) {
        Map<String, Object> cells = new LinkedHashMap<>(LawCase.map(usual.get(kind)));
        cells.putAll(changes);
        Map<String, String> written = new LinkedHashMap<>();
        cells.forEach((column, cell) -> written.put(column, dates.cell((String) cell)));
        return written;
    }

    /** Rows with their cells in the order of the table, without the columns of the owner. */
    private void addRows(ExchangeFile file, Map<String, String> owner, List<String> rows, CaseDates dates) {
        List<String> columns = columns(file);
        columns.removeAll(owner.keySet());
        for (String range : rows) {
            for (String row : CaseDates.eachMonth(range)) {
                String[] cells = row.strip().split("\\s+");
                if (cells.length > columns.size()) {
                    throw new IllegalArgumentException(fieldOf(file) + ": too many cells in «" + row + "»");
                }
                Map<String, String> written = new LinkedHashMap<>(owner);
                for (int i = 0; i < cells.length; i++) {
                    written.put(columns.get(i), dates.cell(cells[i]));
                }
                add(file, written);
            }
        }
    }

    private void add(ExchangeFile file, Map<String, String> row) {
        for (String column : row.keySet()) {
            if (!columns(file).contains(column)) {
                throw new IllegalArgumentException(file.fileName() + " has no column " + column);
            }
        }
        files.computeIfAbsent(file, none -> new ArrayList<>()).add(row);
    }

    private void writeTo(Path directory) throws IOException {
        for (Map.Entry<ExchangeFile, List<Map<String, String>>> file : files.entrySet()) {
            List<String> columns = columns(file.getKey());
            List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
            for (Map<String, String> row : file.getValue()) {
                lines.add(columns.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .collect(Collectors.joining(",")));
            }
            Files.write(directory.resolve(file.getKey().fileName()), lines);
        }
    }

    private static List<String> columns(ExchangeFile file) {
        return file.columns().stream()
                .filter(column -> !column.extension())
                .map(Column::name)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String fieldOf(ExchangeFile file) {
        return file.name().toLowerCase(Locale.ROOT);
    }
}
