package org.ayni.app.cycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.ayni.app.exchange.Column;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.kernel.time.Bimester;

/**
 * A few households over several bimestres, with everything that happens to a household: evidence that comes late or is
 * corrected, states and accounts that change and change back, children who move, households that enter. It remembers what it
 * said, so that the whole can be written again at any time without asking the system.
 */
final class RandomCaseload {

    private static final int HOUSEHOLDS = 14;
    private static final int CHILDREN = 2;

    private static final Set<ExchangeFile> SETS = Set.of(ExchangeFile.PREGNANCIES, ExchangeFile.ENROLMENTS);

    final Random random;
    final Map<String, String[]> households = new LinkedHashMap<>();
    private final Map<String, String[]> members = new LinkedHashMap<>();
    private final Map<String, List<String>> ofMembers = new LinkedHashMap<>();
    private final Map<ExchangeFile, List<String>> evidence = new EnumMap<>(ExchangeFile.class);

    /** What a load may not say twice: the system keeps it once, and where it then stands among others would be a guess. */
    private final Set<String> said = new HashSet<>();

    private final Set<String> touchedHouseholds = new LinkedHashSet<>();
    private final Set<String> touchedMembers = new LinkedHashSet<>();
    private final Map<ExchangeFile, List<String>> fresh = new EnumMap<>(ExchangeFile.class);

    /** Months in which something may be said from the first bimestre on, two bimestres before it included. */
    private final YearMonth first;

    RandomCaseload(long seed, Bimester start) {
        this.random = new Random(seed);
        this.first = start.firstMonth().minusMonths(4);
        for (YearMonth month = first; month.isBefore(first.plusMonths(16)); month = month.plusMonths(1)) {
            say(ExchangeFile.SCHOOL_DAYS, month + ",20,");
        }
        say(ExchangeFile.SCOPES, "TAS,*,,");
        say(ExchangeFile.SCOPES, "TBS,010102,,");
        say(ExchangeFile.SCOPES, "VRAEM,*,,");
        for (int household = 1; household <= HOUSEHOLDS; household++) {
            enter(
                    start,
                    is(80) ? "2019-04-15" : start.firstDay().plusDays(below(50)).toString());
            liquidatedElsewhere("H" + household, start);
        }
        tell(start, start.lastDay());
    }

    /** What is said before the closing of a bimestre; some of it about the bimestres before. */
    void live(Bimester period, LocalDate evidenceCut) {
        for (String household : List.copyOf(households.keySet())) {
            if (is(35)) {
                change(household, period);
            }
            // What was held is released sooner or later.
            if (is(40) && !households.get(household)[7].equals("ACTIVE")) {
                households.get(household)[7] = "ACTIVE";
                touchedHouseholds.add(household);
            }
        }
        for (String member : List.copyOf(members.keySet())) {
            if (is(12)) {
                change(members.get(member), period);
            }
        }
        if (is(70)) {
            enter(period, period.firstDay().plusDays(below(55)).toString());
        }
        tell(period, evidenceCut);
    }

    /** Another account, with which a rejected payment can go out again. */
    void correctAccount(String household) {
        households.get(household)[9] = "88" + String.format("%08d", random.nextInt(100_000_000));
        touchedHouseholds.add(household);
    }

    private void enter(Bimester period, String affiliatedOn) {
        int number = households.size() + 1;
        String id = "H" + number;
        households.put(id, new String[] {
            id,
            oneOf("010101", "010102"),
            "0101010001",
            is(92) ? "AFFILIATED" : "SUSPENDED",
            affiliatedOn,
            "PE",
            "2030-12-31",
            is(80) ? "ACTIVE" : oneOf("NONE", "BLOCKED"),
            is(80) ? "" : oneOf("2500", "30000"),
            String.format("9900%06d", number)
        });
        touchedHouseholds.add(id);
        enrol(member(id, 0, LocalDate.of(1990, 5, 5)), period);
        for (int child = 1; child <= CHILDREN; child++) {
            LocalDate birth = switch (below(4)) {
                case 0 -> period.firstDay().minusDays(below(340));
                case 1 -> period.firstDay().minusDays(400 + below(600));
                case 2 -> LocalDate.of(period.year() - 9, 3, 3).plusDays(below(300));
                default -> LocalDate.of(period.year() - 15, 3, 3).plusDays(below(300));
            };
            enrol(member(id, child, birth), period);
        }
    }

    private String[] member(String household, int position, LocalDate birth) {
        String id = "M" + household.substring(1) + "-" + position;
        String[] cells = new String[17];
        java.util.Arrays.fill(cells, "");
        cells[0] = id;
        cells[1] = household;
        cells[2] = birth.toString();
        cells[6] = birth.plusDays(oneOf(5, 5, 5, 5, 30, 60, 90)).toString();
        cells[7] = "S" + below(3);
        cells[8] = "F" + below(3);
        cells[11] = String.format("97%05d%d", Integer.parseInt(household.substring(1)), position);
        cells[12] = oneOf("Rosa", "Luz", "Juan");
        cells[13] = "Quispe";
        cells[16] = position == 0 ? "1" : "0";
        members.put(id, cells);
        touchedMembers.add(id);
        return cells;
    }

    /** Schooling of the year and of the year before, or pregnancies of a mother: sets that each load says as a whole. */
    private void enrol(String[] member, Bimester period) {
        List<String> rows = new ArrayList<>();
        LocalDate birth = LocalDate.parse(member[2]);
        if (birth.getYear() == 1990) {
            if (is(30)) {
                rows.add(member[0] + "," + period.firstDay().minusDays(below(250)) + ",");
            }
        } else if (birth.getYear() <= period.year() - 6) {
            boolean secondary = birth.getYear() <= period.year() - 12;
            for (int year = period.year() - 1; year <= period.year() + 1; year++) {
                rows.add(String.join(
                        ",",
                        member[0],
                        Integer.toString(year),
                        member[7],
                        secondary ? "SECUNDARIA" : "PRIMARIA",
                        secondary ? oneOf("1", "3", "3", "5") : "4",
                        year < period.year()
                                ? oneOf("PROMOTED", "REPEATS")
                                : oneOf("ENROLLED", "ENROLLED", "WITHDRAWN"),
                        is(70)
                                ? ""
                                : LocalDate.of(year, 1, 10).plusDays(below(300)).toString(),
                        oneOf("", "1", "5", "9"),
                        oneOf("", "20")));
            }
        }
        ofMembers.put(member[0], rows);
        touchedMembers.add(member[0]);
    }

    private void change(String id, Bimester period) {
        String[] cells = households.get(id);
        touchedHouseholds.add(id);
        switch (below(6)) {
            case 0 -> cells[3] = is(60) ? "AFFILIATED" : "SUSPENDED";
            case 1 ->
                cells[6] = is(60)
                        ? "2030-12-31"
                        : period.lastDay().minusDays(below(40)).toString();
            case 2 -> cells[5] = oneOf("PE", "PNE", "PNE", "NP");
            case 3 -> cells[7] = is(70) ? "ACTIVE" : oneOf("NONE", "BLOCKED", "NO_CARD");
            case 4 -> cells[1] = oneOf("010101", "010102", "150101");
            default -> cells[8] = oneOf("", "7700");
        }
    }

    private void change(String[] cells, Bimester period) {
        touchedMembers.add(cells[0]);
        boolean isHolder = cells[16].equals("1");
        switch (below(isHolder ? 2 : 6)) {
            case 0 -> enrol(cells, period);
            case 1 -> cells[3] = is(50) ? "" : near(period).toString();
            case 2 -> cells[4] = is(50) ? "" : near(period).toString();
            case 3 ->
                cells[2] = LocalDate.parse(cells[2]).plusDays(below(400) - 200).toString();
            case 4 ->
                cells[6] = is(30)
                        ? ""
                        : LocalDate.parse(cells[2]).plusDays(oneOf(5, 31, 70)).toString();
            default -> cells[1] = "H" + (1 + below(households.size()));
        }
    }

    private LocalDate near(Bimester period) {
        return period.firstDay().minusDays(70).plusDays(below(130));
    }

    /** Evidence about any month since the beginning, most about the bimestre itself, some received only after the cut. */
    private void tell(Bimester period, LocalDate evidenceCut) {
        for (String[] member : members.values()) {
            for (YearMonth month = first; !month.isAfter(period.secondMonth()); month = month.plusMonths(1)) {
                boolean current = !month.isBefore(period.firstMonth());
                if (is(current ? 92 : 8)) {
                    tell(member, month, evidenceCut);
                }
            }
        }
        for (YearMonth month : List.of(
                period.firstMonth(), period.secondMonth(), period.firstMonth().minusMonths(1))) {
            for (int place = 0; place < 3; place++) {
                if (is(40)) {
                    say(
                            ExchangeFile.REPORTS,
                            oneOf("SCHOOL,S", "FACILITY,F") + place + "," + month + "," + received(evidenceCut));
                }
            }
        }
    }

    private void tell(String[] member, YearMonth month, LocalDate evidenceCut) {
        String received = received(evidenceCut);
        String start = member[0] + "," + month + ",";
        LocalDate birth = LocalDate.parse(member[2]);
        if (birth.getYear() == 1990) {
            say(
                    ExchangeFile.MARKS,
                    start + "APN," + (is(85) ? "COMPLIED,FORMAT" : "NOT_COMPLIED,FORMAT") + "," + received);
            if (is(50)) {
                say(ExchangeFile.HEALTH, member[0] + "," + month.atDay(1 + below(28)) + ",F0,Z3492,D,," + received);
            }
        } else if (birth.getYear() <= month.getYear() - 6) {
            say(
                    ExchangeFile.ATTENDANCE,
                    start + member[7] + ",20," + oneOf(0, 0, 0, 0, 0, 0, 0, 3, 4, 20) + ",0," + received);
        } else {
            say(ExchangeFile.MARKS, start + "CRED," + (is(90) ? "COMPLIED" : "NOT_COMPLIED") + ",FORMAT," + received);
        }
        if (is(20)) {
            say(
                    ExchangeFile.MARKS,
                    start + oneOf("PACK", "PACK", "EDU", "CRED", "DNI") + (is(80) ? ",COMPLIED" : ",NOT_COMPLIED")
                            + ",REVIEW," + received);
        }
    }

    private String received(LocalDate evidenceCut) {
        return is(80)
                ? evidenceCut.minusDays(below(50)).toString()
                : evidenceCut.plusDays(oneOf(0, 1, 5)).toString();
    }

    private void liquidatedElsewhere(String household, Bimester start) {
        for (Bimester about : List.of(start.previous().previous(), start.previous())) {
            if (is(30)) {
                for (YearMonth month : List.of(about.firstMonth(), about.secondMonth())) {
                    say(ExchangeFile.LIQUIDATED, household + "," + about + ",BASE," + month + ",," + oneOf(0, 10_000));
                }
            }
        }
    }

    /** Rows of {@code liquidated.csv} that came in from elsewhere. */
    List<String> liquidatedElsewhere() {
        return evidence.getOrDefault(ExchangeFile.LIQUIDATED, List.of());
    }

    private void say(ExchangeFile file, String row) {
        if (said.add(file + row)) {
            evidence.computeIfAbsent(file, added -> new ArrayList<>()).add(row);
            fresh.computeIfAbsent(file, added -> new ArrayList<>()).add(row);
        }
    }

    /** Writes what was said or changed since the last time. */
    Path writeNews(Path folder) throws IOException {
        Map<ExchangeFile, List<String>> rows = new EnumMap<>(fresh);
        rows.put(ExchangeFile.HOUSEHOLDS, rows(households, touchedHouseholds));
        rows.put(ExchangeFile.MEMBERS, rows(members, touchedMembers));
        sets(touchedMembers, rows);
        write(folder, rows);
        touchedHouseholds.clear();
        touchedMembers.clear();
        fresh.clear();
        return folder;
    }

    /** Writes everything as it stands now, with books that somebody else kept. */
    Path writeAll(Path folder, RandomBooks books) throws IOException {
        Map<ExchangeFile, List<String>> rows = new EnumMap<>(evidence);
        rows.put(
                ExchangeFile.HOUSEHOLDS,
                households.values().stream().map(books::withOpenBalance).toList());
        rows.put(ExchangeFile.MEMBERS, rows(members, members.keySet()));
        rows.put(ExchangeFile.LIQUIDATED, books.liquidated(liquidatedElsewhere()));
        sets(members.keySet(), rows);
        write(folder, rows);
        return folder;
    }

    private void sets(Set<String> of, Map<ExchangeFile, List<String>> rows) {
        List<String> all = of.stream()
                .flatMap(member -> ofMembers.getOrDefault(member, List.of()).stream())
                .toList();
        rows.put(
                ExchangeFile.PREGNANCIES,
                all.stream().filter(row -> row.split(",", -1).length == 3).toList());
        rows.put(
                ExchangeFile.ENROLMENTS,
                all.stream().filter(row -> row.split(",", -1).length > 3).toList());
    }

    private static List<String> rows(Map<String, String[]> all, Set<String> of) {
        return of.stream().map(id -> String.join(",", all.get(id))).toList();
    }

    private static void write(Path folder, Map<ExchangeFile, List<String>> rows) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<ExchangeFile, List<String>> file : rows.entrySet()) {
            // A set that became empty is said by a file without rows; no file says nothing.
            if (!file.getValue().isEmpty() || SETS.contains(file.getKey())) {
                List<String> lines = new ArrayList<>();
                int width = file.getValue().isEmpty()
                        ? file.getKey().columns().size()
                        : file.getValue().getFirst().split(",", -1).length;
                lines.add(file.getKey().columns().stream()
                        .limit(width)
                        .map(Column::name)
                        .collect(Collectors.joining(",")));
                lines.addAll(file.getValue());
                Files.write(folder.resolve(file.getKey().fileName()), lines);
            }
        }
    }

    boolean is(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
