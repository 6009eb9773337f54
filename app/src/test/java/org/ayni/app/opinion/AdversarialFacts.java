package org.ayni.app.opinion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.ayni.app.exchange.Column;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.kernel.time.Bimester;

/**
 * A caseload of households that never lived, made to stand on the limits of the rules: ages of a day more or less, evidence
 * received on the day of the cut and the day after, several records of one month, exemptions that touch a month by one day,
 * recuperos larger than payments. Unlike the synthetic caseload it is not likely, only possible.
 */
public final class AdversarialFacts {

    public final Bimester period;
    public final LocalDate closingDay;
    public final LocalDate evidenceCut;

    final AdversarialDice dice;
    private final Map<ExchangeFile, List<String>> rows = new EnumMap<>(ExchangeFile.class);
    /** The months that the rules may look at, and one on each side. */
    final List<YearMonth> months = new ArrayList<>();

    public AdversarialFacts(long seed, Bimester period, int households) {
        this.period = period;
        this.dice = new AdversarialDice(new Random(seed));
        this.closingDay = dice.oneOf(
                period.lastDay(),
                period.lastDay(),
                period.lastDay().minusDays(9),
                period.lastDay().plusDays(7));
        this.evidenceCut = dice.oneOf(closingDay, closingDay, closingDay.minusDays(20), closingDay.plusDays(12));
        for (int back = 5; back >= 0; back--) {
            months.add(period.secondMonth().minusMonths(back));
        }
        for (ExchangeFile file : ExchangeFile.values()) {
            rows.put(file, new ArrayList<>());
        }
        common();
        for (int household = 0; household < households; household++) {
            household("H" + household);
        }
    }

    /** Writes all files; with the rows in the order in which they were made. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<ExchangeFile, List<String>> file : rows.entrySet()) {
            List<String> lines = new ArrayList<>();
            lines.add(file.getKey().columns().stream()
                    .filter(column -> !column.extension())
                    .map(Column::name)
                    .collect(Collectors.joining(",")));
            lines.addAll(file.getValue());
            Files.write(folder.resolve(file.getKey().fileName()), lines);
        }
    }

    /** Adds a row; cells in the order of the file's columns. */
    void row(ExchangeFile file, Object... cells) {
        rows.get(file).add(Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** Calendar, places, scopes, exemptions of places, reports: what many share. */
    private void common() {
        for (YearMonth month : months) {
            row(ExchangeFile.SCHOOL_DAYS, month, dice.oneOf(0, 20, 20), "");
            if (dice.is(30)) {
                row(ExchangeFile.SCHOOL_DAYS, month, dice.oneOf(0, 19), "");
            }
            for (int school = 0; school < 8; school++) {
                if (dice.is(15)) {
                    row(ExchangeFile.SCHOOL_DAYS, month, dice.oneOf(0, 18), "S" + school);
                }
                if (dice.is(50)) {
                    row(ExchangeFile.REPORTS, "SCHOOL", "S" + school, month, received());
                }
                if (dice.is(50)) {
                    row(ExchangeFile.REPORTS, "FACILITY", "F" + school, month, received());
                }
            }
        }
        row(ExchangeFile.INICIAL_PLACES, "P1");
        row(ExchangeFile.INICIAL_PLACES, "P1");
        row(ExchangeFile.SCOPES, "TAS", dice.oneOf("*", "D1"), "", dice.oneOf("", nearMonth()));
        row(ExchangeFile.SCOPES, "TAS", "D2", nearMonth(), "");
        row(ExchangeFile.SCOPES, "TBS", dice.oneOf("*", "D1", "D3"), dice.oneOf("", nearMonth()), "");
        LocalDate newYearsEve = LocalDate.of(period.year() - 1, 12, 31);
        row(ExchangeFile.SCOPES, "VRAEM", "D1", dice.near(newYearsEve, 1), "");
        row(ExchangeFile.SCOPES, "VRAEM", dice.oneOf("*", "D2"), "", dice.near(newYearsEve, 1));
        for (int i = 0; i < 3; i++) {
            exemption("DISTRICT", "D" + (4 + i));
            exemption("SCHOOL", "S" + dice.below(8));
            exemption("FACILITY", "F" + dice.below(8));
        }
    }

    private void exemption(String scope, String id) {
        LocalDate from = nearMonth();
        row(
                ExchangeFile.EXEMPTIONS,
                scope,
                id,
                dice.is(10) ? "" : from,
                dice.is(10) ? "" : from.plusDays(dice.oneOf(-1, 0, 1, 30)),
                "R.D.");
    }

    private void household(String id) {
        String district = dice.oneOf("", "D1", "D1", "D2", "D3", "D4", "D5", "D6");
        LocalDate affiliated = dice.near(period.firstDay().minusMonths(2L * dice.below(3)), 62);
        row(
                ExchangeFile.HOUSEHOLDS,
                id,
                district,
                dice.oneOf("", "P1", "P2"),
                dice.is(90) ? "AFFILIATED" : "SUSPENDED",
                dice.is(40) ? affiliated : dice.oneOf("", "2015-03-01"),
                dice.is(90) ? dice.oneOf("PE", "PNE") : dice.oneOf("NP", ""),
                dice.is(80) ? "2030-01-01" : dice.oneOf("", dice.near(closingDay, 1)),
                dice.is(80) ? "ACTIVE" : dice.oneOf("NONE", "BLOCKED", "NO_CARD", ""),
                dice.is(80) ? "" : dice.oneOf(0, 5000, 1_000_000));
        int members = 1 + dice.below(4);
        for (int i = 0; i < members; i++) {
            new AdversarialMember(this, id, id + "-" + i).write();
        }
        liquidated(id, members);
    }

    private void liquidated(String household, int members) {
        for (int back = 1; back <= 3; back++) {
            if (dice.is(back == 3 ? 10 : 60)) {
                Bimester earlier = Bimester.ofOrdinal(period.ordinal() - back);
                for (YearMonth month : List.of(earlier.firstMonth(), earlier.secondMonth())) {
                    liquidated(household, earlier, "BASE", month, "", dice.oneOf(0, 10000));
                    if (dice.is(20)) {
                        liquidated(household, earlier, "TPI", month, "", dice.oneOf(5000, -5000, 900000));
                    }
                    if (dice.is(20)) {
                        liquidated(household, earlier, "BASE", month, "", dice.oneOf(10000, -10000));
                    }
                    if (dice.is(20)) {
                        String member = household + "-" + dice.below(members);
                        liquidated(household, earlier, dice.oneOf("TAS", "TBS", "BASE"), month, member, 8000);
                    }
                }
                if (dice.is(15)) {
                    String member = household + "-" + dice.below(members);
                    liquidated(household, earlier, "VRAEM", earlier.year() - 1, member, dice.oneOf(30000, 50000));
                }
                if (dice.is(5)) {
                    liquidated(household, earlier, "BASE", dice.oneOf("2019-01", "2019", period.firstMonth()), "", 700);
                }
            }
        }
    }

    private void liquidated(
            String household, Bimester about, String concept, Object month, String member, Object amount) {
        row(ExchangeFile.LIQUIDATED, household, about, concept, month, member, amount);
    }

    /** A day of receipt around the cut. */
    Object received() {
        return dice.is(60) ? dice.oneOf("", evidenceCut.minusDays(40)) : dice.near(evidenceCut, 1);
    }

    /** A day around the first or the last of a month that counts. */
    LocalDate nearMonth() {
        YearMonth month = dice.of(months);
        return dice.near(dice.is(50) ? month.atDay(1) : month.atEndOfMonth(), 1);
    }

    void exemptMember(String member) {
        exemption("MEMBER", member);
    }
}
