package org.ayni.app.permanence;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws the two tables of edges for the documentation. */
public final class PermanencePage {

    private PermanencePage() {}

    /** The generated part of {@code docs/processes/permanence.md}, in Markdown with a mermaid picture for each table. */
    public static String tables(JdbcClient jdbc) {
        List<Edges.StateEdge> states = Edges.ofStates(jdbc);
        List<Edges.CaseEdge> cases = Edges.ofCases(jdbc);
        String householdArrows = states.stream()
                .filter(edge -> !edge.from().equals(edge.to()))
                .map(edge -> "    %s --> %s: %s"
                        .formatted(edge.from(), edge.to(), edge.act().name()))
                .collect(Collectors.joining("\n"));
        String householdRows = states.stream()
                .map(edge -> "| %s | %s | `%s` %s | %s | %s | %s | %s |"
                        .formatted(
                                edge.from(),
                                edge.to(),
                                edge.act(),
                                edge.spanish(),
                                edge.reasons().stream().map(Enum::name).collect(Collectors.joining(" ")),
                                (edge.byRules() ? "the rules, " : "") + Edges.words(edge.proposers()),
                                Edges.words(edge.deciders()),
                                edge.evidence()))
                .collect(Collectors.joining("\n"));
        String caseArrows = cases.stream()
                .map(edge -> "    %s --> %s: %s"
                        .formatted(edge.from().isEmpty() ? "[*]" : edge.from(), edge.to(), edge.fact()))
                .collect(Collectors.joining("\n"));
        String caseRows = cases.stream()
                .map(edge -> "| %s | %s | `%s` | %s | %s | %s |"
                        .formatted(
                                edge.from(),
                                edge.to(),
                                edge.fact(),
                                String.join(", ", edge.doers()),
                                String.join(", ", edge.otherThan()),
                                edge.spanish()))
                .collect(Collectors.joining("\n"));
        String reasonRows = Stream.of(CaseReason.values())
                .map(reason -> "| %s | %s | %s |".formatted(reason, reason.spanish(), reason.forFamily()))
                .collect(Collectors.joining("\n"));
        String stateRows = Stream.of(CaseState.values())
                .map(state -> "| %s | %s |".formatted(state, state.spanish()))
                .collect(Collectors.joining("\n"));
        return """
                ## The states of a household

                ```mermaid
                stateDiagram-v2
                %s
                ```

                | from | to | act | reasons | who proposes | who decides, another person | evidence |
                |---|---|---|---|---|---|---|
                %s

                ## The life of a case

                ```mermaid
                stateDiagram-v2
                %s
                ```

                ACT = the roles of the act in the table above, OWN = who proposed it, SYSTEM = the rules.

                | from | to | fact | who | another person than of | in Spanish |
                |---|---|---|---|---|---|
                %s

                | state of a case | in Spanish |
                |---|---|
                %s

                ## The catalogue of reasons

                | code | for the staff | for the family |
                |---|---|---|
                %s
                """.formatted(householdArrows, householdRows, caseArrows, caseRows, stateRows, reasonRows);
    }
}
