package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ayni.app.registry.RollView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a decision about a household looks at: kept with the proposal, and compared with what is believed when it is decided. */
public record HouseholdSeen(
        String state,
        String reason,
        String classification,
        String classificationUntil,
        String account,
        String holder,
        String holderName,
        String holderDied,
        String members) {

    private static final String MANY = """
            SELECT household.household_id, state.state, state.reason, classification.cse,
                   classification.cse_valid_to::text AS until, account.status, person.member_id,
                   concat_ws(' ', record.given_names, record.paternal_surname, record.maternal_surname) AS name,
                   record.died_on::text AS died
            FROM unnest(:households::text[], :days::date[]) AS asked (code, day)
            JOIN registry.household ON household.household_id = asked.code
            LEFT JOIN registry.household_state AS state
              ON state.household = household.household AND state.valid @> asked.day AND upper_inf(state.recorded)
            LEFT JOIN registry.classification
              ON classification.household = household.household
                AND classification.valid @> asked.day
                AND upper_inf(classification.recorded)
            LEFT JOIN registry.account
              ON account.household = household.household AND account.valid @> asked.day AND upper_inf(account.recorded)
            LEFT JOIN registry.holder
              ON holder.household = household.household AND holder.valid @> asked.day AND upper_inf(holder.recorded)
            LEFT JOIN registry.person ON person.person = holder.person
            LEFT JOIN registry.person_record AS record
              ON record.person = holder.person AND record.valid @> asked.day AND upper_inf(record.recorded)
            """;

    /** Many at once, each on its day; who is not known is missing. The number of members is left out. */
    static Map<String, HouseholdSeen> read(JdbcClient asked, Map<String, LocalDate> households) {
        Map<String, HouseholdSeen> seen = new HashMap<>();
        asked.sql(MANY)
                .param("households", households.keySet().toArray(String[]::new))
                .param(
                        "days",
                        households.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .query(row -> {
                    seen.put(
                            row.getString("household_id"),
                            new HouseholdSeen(
                                    text(row.getString("state")),
                                    text(row.getString("reason")),
                                    text(row.getString("cse")),
                                    text(row.getString("until")),
                                    text(row.getString("status")),
                                    text(row.getString("member_id")),
                                    text(row.getString("name")),
                                    text(row.getString("died")),
                                    ""));
                });
        return seen;
    }

    /** Empty when there is no such household, or none that the one who asks may see. */
    public static Optional<HouseholdSeen> read(JdbcClient asked, String household, LocalDate day) {
        RollView view = RollView.of(day);
        return view.household(asked, household).map(found -> {
            var members = view.members(asked, found.number());
            Optional<RollView.Person> holder =
                    members.stream().filter(RollView.Person::holder).findFirst();
            return new HouseholdSeen(
                    text(found.state()),
                    text(found.reason()),
                    text(found.cse()),
                    text(found.cseValidTo()),
                    text(found.accountStatus()),
                    holder.map(RollView.Person::memberId).orElse(""),
                    holder.map(RollView.Person::name).orElse(""),
                    holder.map(one -> text(one.diedOn())).orElse(""),
                    Long.toString(
                            members.stream().filter(one -> one.isPresent(day)).count()));
        });
    }

    static HouseholdSeen of(Map<String, String> kept) {
        return new HouseholdSeen(
                kept.getOrDefault("state", ""),
                kept.getOrDefault("reason", ""),
                kept.getOrDefault("classification", ""),
                kept.getOrDefault("classification_until", ""),
                kept.getOrDefault("account", ""),
                kept.getOrDefault("holder", ""),
                kept.getOrDefault("holder_name", ""),
                kept.getOrDefault("holder_died", ""),
                kept.getOrDefault("members", ""));
    }

    /** As it is kept: name to value, without what is empty. */
    Map<String, String> kept() {
        Map<String, String> kept = new TreeMap<>(Map.of(
                "state", state,
                "reason", reason,
                "classification", classification,
                "classification_until", classificationUntil,
                "account", account,
                "holder", holder,
                "holder_name", holderName,
                "holder_died", holderDied,
                "members", members));
        kept.values().removeIf(String::isEmpty);
        return kept;
    }

    /** Whether a classification as poor is in force on a day. */
    public boolean isPoorOn(LocalDate day) {
        boolean poor = classification.equals("PE") || classification.equals("PNE");
        return poor
                && !classificationUntil.isEmpty()
                && !LocalDate.parse(classificationUntil).isBefore(day);
    }

    /** Whether a living person is titular. */
    public boolean hasLivingHolder() {
        return !holder.isEmpty() && holderDied.isEmpty();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
