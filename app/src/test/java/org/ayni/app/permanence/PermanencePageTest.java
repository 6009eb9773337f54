package org.ayni.app.permanence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ayni.app.access.Role;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** The tables of edges: drawn in the documentation, and of words that the program knows. */
class PermanencePageTest {

    private static final String GENERATED = "<!-- drawn from permanence.state_edge and permanence.case_edge -->\n";

    /** With {@code -Dayni.write=true} the page is written instead of compared. */
    @Test
    void the_pictures_in_the_documentation_are_the_tables_of_edges() throws IOException {
        Path page = Path.of("../docs/processes/permanence.md");
        String text = Files.readString(page);
        String byHand = text.substring(0, text.indexOf(GENERATED) + GENERATED.length());
        try (Database database = TestDatabase.fresh()) {
            String drawn = byHand + "\n" + PermanencePage.tables(database.app());
            if (Boolean.getBoolean("ayni.write")) {
                Files.writeString(page, drawn);
            }
            assertThat(Files.readString(page))
                    .as("run this test once with -Dayni.write=true to draw the page again")
                    .isEqualTo(drawn);
        }
    }

    @Test
    void every_state_role_and_reason_of_the_tables_is_known_and_every_one_is_used() {
        try (Database database = TestDatabase.fresh()) {
            List<Edges.StateEdge> states = Edges.ofStates(database.app());
            assertThat(states)
                    .hasSize(7)
                    .allMatch(edge ->
                            !edge.proposers().isEmpty() && !edge.deciders().isEmpty());
            assertThat(states.stream().flatMap(edge -> edge.reasons().stream()).distinct())
                    .containsExactlyInAnyOrder(CaseReason.values());
            assertThat(states.stream().map(Edges.StateEdge::act).distinct()).containsExactlyInAnyOrder(Act.values());
            List<Edges.CaseEdge> cases = Edges.ofCases(database.app());
            assertThat(cases.stream()
                            .flatMap(edge -> Stream.of(edge.from(), edge.to()))
                            .filter(state -> !state.isEmpty())
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(CaseState.values()).map(Enum::name).toList());
            List<String> doers = Stream.concat(
                            Stream.of("ACT", "OWN", "SYSTEM"),
                            Stream.of(Role.values()).map(Enum::name))
                    .toList();
            assertThat(cases).allMatch(edge -> doers.containsAll(edge.doers()));
            assertThat(database.app()
                            .sql("SELECT DISTINCT unnest(proposed_by || decided_by) FROM permanence.state_edge")
                            .query(String.class)
                            .list())
                    .isSubsetOf(doers);
        }
    }

    @Test
    void notice_is_of_short_sentences_without_codes() {
        for (CaseReason reason : CaseReason.values()) {
            for (String sentence : reason.forFamily().split("\\. ?")) {
                assertThat(sentence.split(" ").length)
                        .as(reason + ": " + sentence)
                        .isLessThanOrEqualTo(20);
            }
            assertThat(reason.forFamily()).doesNotContain(reason.name()).endsWith(".");
        }
    }
}
