package org.ayni.app.permanence;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ayni.app.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two tables of edges: what can happen to a household, and what to a case. */
public final class Edges {

    private Edges() {}

    /**
     * A step between states of a household.
     *
     * @param proposers roles that may propose it; the rules besides when {@code byRules}
     * @param evidence what must be shown, in words
     */
    public record StateEdge(
            Act act,
            String from,
            String to,
            List<CaseReason> reasons,
            Set<Role> proposers,
            boolean byRules,
            Set<Role> deciders,
            String evidence,
            String spanish) {}

    /** A step in the life of a case; who may do it are names of roles, or ACT, OWN, SYSTEM. */
    public record CaseEdge(
            String fact, String from, String to, List<String> doers, List<String> otherThan, String spanish) {

        /** Whether one of the roles may do it, when those of the act are given. */
        boolean allows(Set<Role> roles, StateEdge act) {
            return roles.stream().anyMatch(role -> doers.contains(role.name()))
                    || (doers.contains("ACT")
                            && (fact.equals("CaseProposed") ? act.proposers() : act.deciders())
                                    .stream().anyMatch(roles::contains));
        }
    }

    public static List<StateEdge> ofStates(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT act, from_state, to_state, reasons, proposed_by, decided_by, evidence, spanish
                        FROM permanence.state_edge
                        ORDER BY array_position('{SUSPEND,EXIT,RETURN,REINSTATE,CHANGE_HOLDER}', act), from_state
                        """)
                .query((row, number) -> new StateEdge(
                        Act.valueOf(row.getString("act")),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        CaseReason.all(texts(row.getArray("reasons"))),
                        roles(texts(row.getArray("proposed_by"))),
                        texts(row.getArray("proposed_by")).contains("SYSTEM"),
                        roles(texts(row.getArray("decided_by"))),
                        row.getString("evidence"),
                        row.getString("spanish")))
                .list();
    }

    public static List<CaseEdge> ofCases(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT fact, from_state, to_state, decided_by, other_than, spanish
                        FROM permanence.case_edge
                        ORDER BY array_position(
                          '{"",PROPOSED,IN_FORCE,NOTIFIED,APPEALED,CONFIRMED}', from_state), fact
                        """)
                .query((row, number) -> new CaseEdge(
                        row.getString("fact"),
                        row.getString("from_state"),
                        row.getString("to_state"),
                        texts(row.getArray("decided_by")),
                        texts(row.getArray("other_than")),
                        row.getString("spanish")))
                .list();
    }

    /** Posts in words, in the order of the programme's chart. */
    public static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::spanish).collect(Collectors.joining(", "));
    }

    private static Set<Role> roles(List<String> names) {
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
