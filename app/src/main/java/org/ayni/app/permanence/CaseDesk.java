package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ayni.app.access.SeenPlaces;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.permanence.CaseResult.Refused;
import org.ayni.app.permanence.CaseResult.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the acts on cases share: who may, and writing steps. In the transaction of the act. */
final class CaseDesk {

    /** One act on cases at a time: what it looked at must still be so when it writes. */
    private static final String LOCK = "permanence";

    static final Refused NOT_FOUND =
            CaseResult.refused(Why.NOT_FOUND, "Ese hogar o expediente no existe, o no es de su territorio.");

    private final Database database;
    private final JdbcClient app;
    private final List<Edges.CaseEdge> caseEdges;
    private final List<Edges.StateEdge> stateEdges;
    private final Map<String, Boolean> samePeople = new HashMap<>();

    CaseDesk(Database database) {
        this.database = database;
        this.app = database.app();
        this.caseEdges = Edges.ofCases(app);
        this.stateEdges = Edges.ofStates(app);
    }

    /** The edge of an act from a state of a household; empty when there is none. */
    Optional<Edges.StateEdge> edge(Act act, String from) {
        return stateEdges.stream()
                .filter(edge -> edge.act() == act && edge.from().equals(from))
                .findFirst();
    }

    JdbcClient app() {
        return app;
    }

    /** Before anything is read that the act rests on. */
    void alone() {
        database.lockUntilCommit(LOCK, Database.LockKind.ALONE);
    }

    /** Which of these households are of the viewer's places. */
    Set<String> seen(Viewer viewer, Set<String> households) {
        SeenPlaces places = viewer.places();
        return Set.copyOf(app.sql("""
                        SELECT household_id
                        FROM registry.household
                        JOIN registry.household_place AS place USING (household)
                        WHERE household_id = ANY (:households)
                          AND (:nation OR place.province = ANY (:provinces) OR place.ubigeo = ANY (:districts))
                        """)
                .param("households", households.toArray(String[]::new))
                .param("nation", places.nation())
                .param("provinces", places.provinces().toArray(String[]::new))
                .param("districts", places.districts().toArray(String[]::new))
                .query(String.class)
                .list());
    }

    boolean sees(Viewer viewer, String household) {
        return seen(viewer, Set.of(household)).contains(household);
    }

    /** The case, if the viewer may see its household. */
    Optional<CaseFile> find(Viewer viewer, long number) {
        return Cases.find(app, number).filter(file -> sees(viewer, file.household()));
    }

    /** Why the viewer may not take this step now; empty when he may. */
    Optional<Refused> obstacle(Viewer viewer, CaseFile file, String fact) {
        Optional<Edges.CaseEdge> edge = caseEdges.stream()
                .filter(one -> one.fact().equals(fact)
                        && one.from().equals(file.state().name()))
                .findFirst();
        if (edge.isEmpty()) {
            return Optional.of(CaseResult.refused(
                    Why.NO_SUCH_STEP,
                    "El expediente " + file.number() + " está «" + file.state().spanish()
                            + "»: ese paso ya no corresponde."));
        }
        boolean allowed = edge.get().doers().contains("OWN")
                ? file.openedBy().equals(viewer.staff().userName())
                : edge.get()
                        .allows(
                                viewer.roles(),
                                edge(file.act(), file.fromState()).orElseThrow());
        if (!allowed) {
            return Optional.of(CaseResult.refused(Why.NOT_YOUR_POST, "Ese paso no corresponde a su puesto."));
        }
        boolean same = edge.get().otherThan().stream()
                .flatMap(earlier -> file.last(earlier).stream())
                .anyMatch(step -> samePerson(step.by(), viewer.staff().userName()));
        return same
                ? Optional.of(CaseResult.refused(
                        Why.SAME_PERSON, "Usted hizo el paso anterior del expediente: debe decidirlo otra persona."))
                : Optional.empty();
    }

    private boolean samePerson(String one, String other) {
        return samePeople.computeIfAbsent(one + " " + other, asked -> askSamePerson(one, other));
    }

    private boolean askSamePerson(String one, String other) {
        return app.sql("SELECT permanence.same_person(:one, :other)")
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    /** A step of a case, with what it is about. */
    record NewStep(
            CaseFile file,
            String fact,
            CaseState to,
            @Nullable LocalDate day,
            String evidence,
            @Nullable Integer load) {}

    /** Writes a step of each of these cases. */
    void write(List<NewStep> steps, String by, String remark) {
        app.sql("""
                        INSERT INTO permanence.step
                          (number, step, household, fact, from_state, to_state, by_person, day, remark, evidence, load)
                        SELECT number, step, household, fact, from_state, to_state, :by, day, :remark, evidence, load
                        FROM unnest(:numbers::bigint[], :steps::integer[], :households::integer[], :facts::text[],
                                    :froms::text[], :tos::text[], :days::date[], :evidence::text[], :loads::integer[])
                          AS said (number, step, household, fact, from_state, to_state, day, evidence, load)
                        """)
                .param("by", by)
                .param("remark", remark)
                .param("numbers", steps.stream().map(one -> one.file().number()).toArray(Long[]::new))
                .param("steps", steps.stream().map(one -> one.file().step() + 1).toArray(Integer[]::new))
                .param(
                        "households",
                        steps.stream().map(one -> one.file().householdNumber()).toArray(Integer[]::new))
                .param("facts", steps.stream().map(NewStep::fact).toArray(String[]::new))
                .param(
                        "froms",
                        steps.stream().map(one -> one.file().state().name()).toArray(String[]::new))
                .param("tos", steps.stream().map(one -> one.to().name()).toArray(String[]::new))
                .param("days", steps.stream().map(CaseDesk::day).toArray(String[]::new))
                .param("evidence", steps.stream().map(NewStep::evidence).toArray(String[]::new))
                .param("loads", steps.stream().map(NewStep::load).toArray(Integer[]::new))
                .update();
    }

    private static @Nullable String day(NewStep step) {
        LocalDate day = step.day();
        return day == null ? null : day.toString();
    }

    /** The row of the act, about one household or many. */
    void record(Viewer by, String act, List<CaseFile> files, Map<String, String> detail) {
        Map<String, String> whole = new TreeMap<>(detail);
        whole.put("from", by.source());
        if (files.size() == 1) {
            CaseFile only = files.getFirst();
            whole.put("case", Long.toString(only.number()));
            whole.put("what", only.act().name() + " " + only.reason().name());
            Audit.record(app, by.staff().actor(), act, Audit.household(only.household()), whole);
            return;
        }
        whole.put("cases", Integer.toString(files.size()));
        Audit.recordAbout(
                app,
                by.staff().actor(),
                act,
                "permanence",
                whole,
                files.stream().map(file -> Audit.household(file.household())).collect(Collectors.toSet()));
    }
}
