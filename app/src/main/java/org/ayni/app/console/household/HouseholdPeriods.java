package org.ayni.app.console.household;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.explanation.Wording;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last bimestres of a household: what was decided, what was liquidated and what became of the payment. */
final class HouseholdPeriods {

    /** As many as a page shows. */
    static final int MOST = 6;

    private static final String PERIODS = """
            SELECT period
            FROM verification.verification
            WHERE made_at <= CAST(:known AS timestamptz)
            ORDER BY period DESC
            LIMIT :most
            """;

    private static final String MONTHS = """
            SELECT period, month, outcome
            FROM verification.household_month
            WHERE household = :household
              AND period = ANY (:periods)
            ORDER BY period, month
            """;

    private static final String DECISIONS = """
            SELECT period, month, member, category, condition, outcome, reason, missed
            FROM verification.member_decision
            WHERE household = :household
              AND period = ANY (:periods)
            ORDER BY period, member, month, condition
            """;

    private static final String LINES = """
            SELECT line.period, kind, about, concept, month, coalesce(member, '') AS member, amount, reason, state
            FROM liquidation.line
            JOIN liquidation.liquidation AS made USING (period)
            WHERE household = :household
              AND period = ANY (:periods)
              AND made.made_at <= CAST(:known AS timestamptz)
            ORDER BY period, number
            """;

    private static final String TOTALS = """
            SELECT total.period, total.state, total.held, total.current, total.reintegro, total.recupero,
                   total.balance_before, total.balance_after, total.payable, total.released
            FROM liquidation.total
            JOIN liquidation.liquidation AS made USING (period)
            WHERE household = :household
              AND period = ANY (:periods)
              AND made.made_at <= CAST(:known AS timestamptz)
            """;

    private static final String NAMES = """
            SELECT person.member_id, concat_ws(' ', record.given_names, record.paternal_surname, record.maternal_surname) AS name
            FROM registry.person
            JOIN registry.person_record AS record
              ON record.person = person.person
                AND record.valid @> :valid
                AND record.recorded @> CAST(:known AS timestamptz)
            WHERE person.member_id = ANY (:members)
            """;

    private final JdbcClient jdbc;
    private final PeriodTexts texts;
    private final AsOf moment;

    HouseholdPeriods(JdbcClient jdbc, Law law, AsOf moment) {
        this.jdbc = jdbc;
        this.texts = new PeriodTexts(law);
        this.moment = moment;
    }

    private record Decision(String period, String month, String member, String category, PeriodView.Mark mark) {}

    private record Month(String period, String month, PeriodView.Mark mark) {}

    private record Line(String period, String member, PeriodView.Line line) {}

    /** @param members those whom the page already named, by code */
    List<PeriodView> read(String household, Map<String, String> members) {
        List<String> periods = jdbc.sql(PERIODS)
                .param("known", moment.knownAt())
                .param("most", MOST)
                .query(String.class)
                .list();
        if (periods.isEmpty()) {
            return List.of();
        }
        String[] keys = periods.toArray(String[]::new);
        List<Month> months = ask(MONTHS, household, keys)
                .query((row, number) -> new Month(
                        row.getString("period"), row.getString("month"), texts.household(row.getString("outcome"))))
                .list();
        List<Decision> decisions = ask(DECISIONS, household, keys)
                .query((row, number) -> decision(row))
                .list();
        List<Line> lines = askKnown(LINES, household, keys)
                .query((row, number) -> line(row))
                .list();
        Map<String, PeriodView.Total> totals = totals(household, keys);
        HouseholdPayments payments = new HouseholdPayments(jdbc, moment, household, keys);
        Map<String, String> names = names(decisions, lines, members);
        List<PeriodView> views = new ArrayList<>();
        for (String period : periods) {
            List<Month> ofPeriod = months.stream()
                    .filter(month -> month.period().equals(period))
                    .toList();
            PeriodView.Total total = totals.get(period);
            if (ofPeriod.isEmpty() && total == null) {
                continue;
            }
            views.add(new PeriodView(
                    period,
                    PeriodTexts.months(Bimester.parse(period)),
                    ofPeriod.stream()
                            .map(month -> PeriodTexts.month(month.month()))
                            .toList(),
                    ofPeriod.stream().map(Month::mark).toList(),
                    members(period, ofPeriod, decisions, names),
                    lines.stream()
                            .filter(line -> line.period().equals(period))
                            .map(line -> named(line, names))
                            .toList(),
                    Optional.ofNullable(total),
                    payments.of(period, total)));
        }
        return views;
    }

    private JdbcClient.StatementSpec ask(String sql, String household, String[] periods) {
        return jdbc.sql(sql).param("household", household).param("periods", periods);
    }

    private JdbcClient.StatementSpec askKnown(String sql, String household, String[] periods) {
        return ask(sql, household, periods).param("known", moment.knownAt());
    }

    private Decision decision(ResultSet row) throws SQLException {
        var missed = row.getArray("missed");
        return new Decision(
                row.getString("period"),
                row.getString("month"),
                row.getString("member"),
                Wording.of(Category.valueOf(row.getString("category"))),
                texts.decision(
                        row.getString("condition"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        missed == null ? List.of() : List.of((String[]) missed.getArray())));
    }

    private Line line(ResultSet row) throws SQLException {
        String period = row.getString("period");
        String about = row.getString("about");
        String kind = Wording.of(LineKind.valueOf(row.getString("kind")));
        return new Line(
                period,
                row.getString("member"),
                new PeriodView.Line(
                        Wording.of(Concept.valueOf(row.getString("concept"))),
                        about.equals(period) ? kind : kind + " de " + about,
                        PeriodTexts.month(row.getString("month")),
                        "",
                        row.getLong("amount"),
                        texts.manager(row.getString("reason")),
                        row.getString("state").equals("HELD")));
    }

    private Map<String, PeriodView.Total> totals(String household, String[] periods) {
        Map<String, PeriodView.Total> totals = new HashMap<>();
        askKnown(TOTALS, household, periods).query(row -> {
            String state = row.getString("state");
            totals.put(
                    row.getString("period"),
                    new PeriodView.Total(
                            row.getLong("current"),
                            row.getLong("reintegro"),
                            row.getLong("recupero"),
                            row.getLong("balance_before"),
                            row.getLong("balance_after"),
                            row.getLong("payable"),
                            row.getLong("released"),
                            row.getBoolean("held"),
                            state.equals("OK") ? "" : texts.manager(state)));
        });
        return totals;
    }

    /** Of everybody who is named in decisions and lines; who is not seen any more keeps the code. */
    private Map<String, String> names(List<Decision> decisions, List<Line> lines, Map<String, String> known) {
        Map<String, String> names = new HashMap<>(known);
        TreeSet<String> others = new TreeSet<>();
        decisions.forEach(decision -> others.add(decision.member()));
        lines.forEach(line -> others.add(line.member()));
        others.removeAll(known.keySet());
        others.remove("");
        if (!others.isEmpty()) {
            jdbc.sql(NAMES)
                    .param("members", others.toArray(String[]::new))
                    .param("valid", moment.valid())
                    .param("known", moment.knownAt())
                    .query(row -> {
                        names.put(row.getString("member_id"), row.getString("name"));
                    });
        }
        return names;
    }

    private static PeriodView.Line named(Line line, Map<String, String> names) {
        PeriodView.Line shown = line.line();
        return new PeriodView.Line(
                shown.concept(),
                shown.about(),
                shown.month(),
                names.getOrDefault(line.member(), line.member()),
                shown.centimos(),
                shown.why(),
                shown.held());
    }

    private static List<PeriodView.MemberMonths> members(
            String period, List<Month> months, List<Decision> decisions, Map<String, String> names) {
        Map<String, List<Decision>> byMember = new LinkedHashMap<>();
        decisions.stream()
                .filter(decision -> decision.period().equals(period))
                .forEach(decision -> byMember.computeIfAbsent(decision.member(), added -> new ArrayList<>())
                        .add(decision));
        return byMember.entrySet().stream()
                .map(member -> new PeriodView.MemberMonths(
                        names.getOrDefault(member.getKey(), member.getKey()),
                        member.getValue().getLast().category(),
                        months.stream()
                                .map(month -> marks(member.getValue(), month.month()))
                                .toList()))
                .toList();
    }

    private static List<PeriodView.Mark> marks(List<Decision> ofMember, String month) {
        return ofMember.stream()
                .filter(decision -> decision.month().equals(month))
                .map(Decision::mark)
                .toList();
    }
}
