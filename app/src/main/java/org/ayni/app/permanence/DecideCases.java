package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ayni.app.access.Viewer;
import org.ayni.app.database.Database;
import org.ayni.app.permanence.CaseDesk.NewStep;
import org.ayni.app.permanence.CaseResult.Refused;
import org.ayni.app.permanence.CaseResult.Why;
import org.ayni.app.registry.RollChange;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ParameterIds;

/**
 * Act: decides cases that wait, one or exactly so many. Who: another person than who proposed, of the roles of
 * {@code permanence.state_edge}. From: PROPOSED; to: IN_FORCE, with the change of the roll and the notice for the family in the
 * same transaction; or TURNED_DOWN. All of them or none.
 */
public final class DecideCases {

    private static final int MOST_REMARK = 1_000;

    private final Database database;
    private final Law law;

    public DecideCases(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /**
     * A decision about cases.
     *
     * @param numbers of the cases
     * @param announced how many the person was told that they are
     * @param remark must say why when they are turned down
     * @param effective day from which it is true; empty = as each was proposed, else today
     */
    public record Decision(
            List<Long> numbers, int announced, boolean approve, String remark, Optional<LocalDate> effective) {

        public Decision {
            numbers = numbers.stream().distinct().toList();
        }

        public static Decision one(long number, boolean approve, String remark, Optional<LocalDate> effective) {
            return new Decision(List.of(number), 1, approve, remark, effective);
        }
    }

    public CaseResult decide(Viewer by, Decision decision, LocalDate today) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            CaseDesk desk = new CaseDesk(database);
            desk.alone();
            List<CaseFile> files = Cases.find(desk.app(), decision.numbers());
            Optional<Refused> obstacle = obstacle(desk, by, decision, files, today);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            CaseResult result = decision.approve()
                    ? approve(desk, by, decision, files, today)
                    : turnDown(desk, by, decision, files);
            if (result instanceof Refused) {
                transaction.setRollbackOnly();
            }
            return result;
        }));
    }

    private Optional<Refused> obstacle(
            CaseDesk desk, Viewer by, Decision decision, List<CaseFile> files, LocalDate today) {
        Set<String> households = files.stream().map(CaseFile::household).collect(Collectors.toSet());
        if (files.isEmpty()
                || files.size() != decision.numbers().size()
                || !desk.seen(by, households).equals(households)) {
            return Optional.of(CaseDesk.NOT_FOUND);
        }
        if (files.size() != decision.announced()) {
            return refuse(
                    Why.OTHER_NUMBER,
                    "Usted confirmó " + decision.announced() + " y son " + files.size()
                            + ": revise la lista otra vez.");
        }
        if ((!decision.approve() && decision.remark().isBlank())
                || decision.remark().length() > MOST_REMARK) {
            return refuse(Why.WORDS_MISSING, "Escriba por qué lo rechaza, en 1,000 letras como mucho.");
        }
        if (decision.effective().filter(day -> ProposeCase.isFar(day, today)).isPresent()) {
            return refuse(Why.IMPOSSIBLE_DAY, "El día desde el que vale debe estar a un año de hoy como mucho.");
        }
        String fact = decision.approve() ? "CaseApproved" : "CaseTurnedDown";
        for (CaseFile file : files) {
            Optional<Refused> step = desk.obstacle(by, file, fact);
            if (step.isPresent()) {
                return step;
            }
        }
        return decision.approve() ? cannotApply(desk, decision, files, today) : Optional.empty();
    }

    private Optional<Refused> cannotApply(CaseDesk desk, Decision decision, List<CaseFile> files, LocalDate today) {
        Set<String> paused = paused(desk, files);
        Set<String> once = new HashSet<>();
        Map<String, LocalDate> days = new HashMap<>();
        files.forEach(file -> days.put(file.household(), day(file, decision, today)));
        Map<String, HouseholdSeen> believed = HouseholdSeen.read(desk.app(), days);
        for (CaseFile file : files) {
            String which = "Expediente " + file.number() + ": ";
            if (file.byRules() && paused.contains(file.household())) {
                return refuse(Why.PAUSED, which + "una persona puso el hogar en pausa; levántela antes de decidir.");
            }
            if (!once.add(file.household())) {
                return refuse(
                        Why.STATE_CHANGED,
                        which + "el hogar tiene otro expediente entre los elegidos; decídalos uno por uno.");
            }
            LocalDate day = day(file, decision, today);
            HouseholdSeen now =
                    HouseholdSeen.read(desk.app(), file.household(), day).orElseThrow();
            // A change of titular changes no state: it only must be possible in that of its day.
            boolean stands = file.act() == Act.CHANGE_HOLDER
                    ? desk.edge(file.act(), now.state()).isPresent()
                    : now.state().equals(file.fromState());
            if (!stands) {
                return refuse(
                        Why.STATE_CHANGED,
                        which + "el hogar ya no está en el estado en que se propuso; rechácelo o proponga otra vez.");
            }
            boolean returns = file.act() == Act.RETURN || file.act() == Act.REINSTATE;
            if (returns && !now.hasLivingHolder()) {
                return refuse(
                        Why.CRITERIA_NOT_MET, which + "el hogar no tiene un titular vivo; cambie antes de titular.");
            }
            if (returns && !now.isPoorOn(day)) {
                return refuse(
                        Why.CRITERIA_NOT_MET, which + "el hogar no tiene clasificación de pobre vigente ese día.");
            }
        }
        return Optional.empty();
    }

    private static Set<String> paused(CaseDesk desk, List<CaseFile> files) {
        return Set.copyOf(desk.app()
                .sql("""
                        SELECT DISTINCT household_id
                        FROM permanence.paused
                        JOIN registry.household USING (household)
                        WHERE household = ANY (:households)
                        """)
                .param(
                        "households",
                        files.stream().map(CaseFile::householdNumber).toArray(Integer[]::new))
                .query(String.class)
                .list());
    }

    private static LocalDate day(CaseFile file, Decision decision, LocalDate today) {
        LocalDate proposed = file.effective();
        return decision.effective().orElse(proposed == null ? today : proposed);
    }

    private CaseResult approve(CaseDesk desk, Viewer by, Decision decision, List<CaseFile> files, LocalDate today) {
        RollChange change = RollChange.begin(database, by.staff().actor(), Optional.empty(), source(files));
        List<NewStep> steps = files.stream()
                .map(file -> new NewStep(
                        file, "CaseApproved", CaseState.IN_FORCE, day(file, decision, today), "", change.number()))
                .toList();
        new ApplyCases(desk, change).apply(steps);
        RollChange.Outcome outcome = change.finish();
        if (!outcome.refusals().isEmpty()) {
            return CaseResult.refused(
                    Why.ROLL_REFUSES, outcome.refusals().getFirst().spanish());
        }
        desk.write(steps, by.staff().userName(), decision.remark().strip());
        new Notices(desk.app()).write(steps, law.numberAt(ParameterIds.APPEAL_DAYS, today));
        desk.record(by, "approve-cases", files, Map.of("load", Integer.toString(change.number())));
        return new CaseResult.Done(files.stream().map(CaseFile::number).toList());
    }

    /** What justified the change, as the history of the household shows it. */
    private static String source(List<CaseFile> files) {
        CaseFile first = files.getFirst();
        return files.size() == 1
                ? "Expediente " + first.number() + ": " + first.act().spanish().toLowerCase(java.util.Locale.ROOT)
                        + ", " + first.reason().withCode()
                : files.size() + " expedientes de permanencia, del " + first.number() + " al "
                        + files.getLast().number();
    }

    private static CaseResult turnDown(CaseDesk desk, Viewer by, Decision decision, List<CaseFile> files) {
        desk.write(
                files.stream()
                        .map(file -> new NewStep(file, "CaseTurnedDown", CaseState.TURNED_DOWN, null, "", null))
                        .toList(),
                by.staff().userName(),
                decision.remark().strip());
        desk.record(by, "turn-down-cases", files, Map.of());
        return new CaseResult.Done(files.stream().map(CaseFile::number).toList());
    }

    private static Optional<Refused> refuse(Why why, String reason) {
        return Optional.of(CaseResult.refused(why, reason));
    }
}
