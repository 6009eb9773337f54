package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.permanence.CaseResult.Refused;
import org.ayni.app.permanence.CaseResult.Why;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.rule.HolderMayBe;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Act: proposes something about a household, with its evidence. Who: the roles of {@code permanence.state_edge}. From: the state
 * of the household; to: a case that waits for another person. Fact: {@code CaseProposed}.
 */
public final class ProposeCase {

    private static final int MOST_WHY = 1_000;
    private static final int MOST_EVIDENCE = 500;

    private final Database database;
    private final Law law;

    public ProposeCase(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /**
     * What is proposed.
     *
     * @param effective day from which it should be true; empty = the day of the decision
     * @param evidence the document that shows it
     * @param why in words, for who decides
     * @param newHolder of a change of titular
     */
    public record Proposed(
            String household,
            Act act,
            String reason,
            Optional<LocalDate> effective,
            String evidence,
            String why,
            Optional<NewHolder> newHolder) {}

    /** Who would be titular, and as what. */
    public record NewHolder(String member, HolderMayBe.Standing standing) {}

    public CaseResult propose(Viewer by, Proposed proposed, LocalDate today) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            CaseDesk desk = new CaseDesk(database);
            desk.alone();
            Optional<HouseholdSeen> seen = desk.sees(by, proposed.household())
                    ? HouseholdSeen.read(desk.app(), proposed.household(), today)
                    : Optional.empty();
            if (seen.isEmpty()) {
                return CaseDesk.NOT_FOUND;
            }
            Optional<Refused> obstacle = obstacle(desk, by, proposed, seen.get(), today);
            return obstacle.isPresent() ? obstacle.get() : open(desk, by, proposed, seen.get());
        }));
    }

    private Optional<Refused> obstacle(
            CaseDesk desk, Viewer by, Proposed proposed, HouseholdSeen seen, LocalDate today) {
        Optional<Edges.StateEdge> edge = desk.edge(proposed.act(), seen.state());
        if (edge.isEmpty()) {
            return refuse(Why.NO_SUCH_STEP, "No se puede " + proposed.act().verb() + " desde su estado actual.");
        }
        if (!by.hasAny(edge.get().proposers())) {
            return refuse(Why.NOT_YOUR_POST, "Proponerlo no corresponde a su puesto.");
        }
        if (edge.get().reasons().stream().noneMatch(one -> one.name().equals(proposed.reason()))) {
            return refuse(Why.REASON_DOES_NOT_FIT, "Elija un motivo de la lista.");
        }
        if (proposed.why().isBlank() || proposed.why().length() > MOST_WHY) {
            return refuse(Why.WORDS_MISSING, "Explique por qué, en 1,000 letras como mucho.");
        }
        if (proposed.evidence().isBlank() || proposed.evidence().length() > MOST_EVIDENCE) {
            return refuse(
                    Why.WORDS_MISSING,
                    "Escriba el documento que lo muestra: " + edge.get().evidence() + ".");
        }
        if (proposed.effective().filter(day -> isFar(day, today)).isPresent()) {
            return refuse(Why.IMPOSSIBLE_DAY, "El día desde el que vale debe estar a un año de hoy como mucho.");
        }
        Optional<Long> open = openCase(desk.app(), proposed);
        if (open.isPresent()) {
            return refuse(Why.ALREADY_OPEN, "Ya hay un expediente por decidir sobre lo mismo: el " + open.get() + ".");
        }
        return proposed.act() == Act.CHANGE_HOLDER ? notACandidate(desk, proposed, today) : Optional.empty();
    }

    static boolean isFar(LocalDate day, LocalDate today) {
        return day.isBefore(today.minusYears(1)) || day.isAfter(today.plusYears(1));
    }

    private static Optional<Long> openCase(JdbcClient app, Proposed proposed) {
        return app.sql("""
                        SELECT number
                        FROM permanence.case_now
                        JOIN registry.household USING (household)
                        WHERE household_id = :household
                          AND act = :act
                          AND state = 'PROPOSED'
                        """)
                .param("household", proposed.household())
                .param("act", proposed.act().name())
                .query(Long.class)
                .optional();
    }

    private Optional<Refused> notACandidate(CaseDesk desk, Proposed proposed, LocalDate today) {
        Optional<NewHolder> wanted = proposed.newHolder();
        if (wanted.isEmpty() || !wanted.get().standing().mayBe()) {
            return refuse(Why.NOT_A_CANDIDATE, "Elija quién será titular, y en qué condición.");
        }
        Optional<HolderCandidates.Candidate> candidate = new HolderCandidates(desk.app(), law)
                .of(proposed.household(), today).stream()
                        .filter(one -> one.member().equals(wanted.get().member()))
                        .findFirst();
        if (candidate.isEmpty() || !candidate.get().standing().mayBe()) {
            return refuse(
                    Why.NOT_A_CANDIDATE,
                    candidate
                            .map(one -> "Esa persona no puede ser titular: " + one.reason() + ".")
                            .orElse("Solo un miembro del hogar puede ser su titular."));
        }
        if (candidate.get().isHolder()) {
            return refuse(Why.NOT_A_CANDIDATE, "Esa persona ya es titular del hogar.");
        }
        if (candidate.get().standing().compareTo(wanted.get().standing()) > 0) {
            return refuse(
                    Why.NOT_A_CANDIDATE,
                    "Por su sexo o su edad no puede serlo como «"
                            + HolderCandidates.words(wanted.get().standing()) + "»: elija «"
                            + HolderCandidates.words(HolderMayBe.Standing.GUARDIAN) + "».");
        }
        return Optional.empty();
    }

    private static CaseResult open(CaseDesk desk, Viewer by, Proposed proposed, HouseholdSeen seen) {
        Map<String, String> kept = seen.kept();
        @Nullable String member = proposed.newHolder().map(NewHolder::member).orElse(null);
        long number = desk.app()
                .sql("""
                        INSERT INTO permanence.case_file (household, act, from_state, reason, origin, person, standing, effective,
                                                          evidence, why, seen, unit_code, opened_by)
                        SELECT household.household, :act, :from, :reason, 'PERSON',
                               (SELECT person FROM registry.person WHERE member_id = :member), :standing, :effective,
                               :evidence, :why, jsonb_object(:names::text[], :values::text[]), served.unit_code, :by
                        FROM registry.household
                        LEFT JOIN registry.household_place AS place USING (household)
                        LEFT JOIN territory.province_unit AS served
                          ON served.province_code = place.province
                            AND upper_inf(served.valid)
                        WHERE household_id = :household
                        RETURNING number
                        """)
                .param("act", proposed.act().name())
                .param("from", seen.state())
                .param("reason", proposed.reason())
                .param("member", member, java.sql.Types.VARCHAR)
                .param(
                        "standing",
                        proposed.newHolder().map(one -> one.standing().name()).orElse(null),
                        java.sql.Types.VARCHAR)
                .param("effective", proposed.effective().orElse(null), java.sql.Types.DATE)
                .param("evidence", proposed.evidence().strip())
                .param("why", proposed.why().strip())
                .param("names", kept.keySet().toArray(String[]::new))
                .param("values", kept.values().toArray(String[]::new))
                .param("by", by.staff().userName())
                .param("household", proposed.household())
                .query(Long.class)
                .single();
        begin(desk.app(), by.staff().userName(), number);
        Audit.record(
                desk.app(),
                by.staff().actor(),
                "propose-case",
                Audit.household(proposed.household()),
                Map.of(
                        "case",
                        Long.toString(number),
                        "what",
                        proposed.act().name() + " " + proposed.reason(),
                        "from",
                        by.source()));
        return new CaseResult.Done(java.util.List.of(number));
    }

    private static void begin(JdbcClient app, String by, long number) {
        app.sql("""
                        INSERT INTO permanence.step (number, step, household, fact, from_state, to_state, by_person)
                        SELECT number, 1, household, 'CaseProposed', '', 'PROPOSED', :by
                        FROM permanence.case_file
                        WHERE number = :number
                        """).param("by", by).param("number", number).update();
    }

    private static Optional<Refused> refuse(Why why, String reason) {
        return Optional.of(CaseResult.refused(why, reason));
    }
}
