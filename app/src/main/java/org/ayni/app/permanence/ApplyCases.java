package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.permanence.CaseDesk.NewStep;
import org.ayni.app.registry.RollChange;
import org.ayni.app.registry.RollFact;
import org.ayni.app.registry.RollView;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.id.MemberId;

/** What a decision does to the roll, and what undoing it does. */
final class ApplyCases {

    private static final String CORRECTED = CaseReason.R03.name();

    private final CaseDesk desk;
    private final RollChange change;

    ApplyCases(CaseDesk desk, RollChange change) {
        this.desk = desk;
        this.change = change;
    }

    /** Households that come to the same state on the same day for the same reason. */
    private record Alike(LocalDate day, String to, String reason) {}

    /** All of them, in sets. */
    void apply(List<NewStep> decided) {
        Map<Alike, List<HouseholdId>> alike = new LinkedHashMap<>();
        for (NewStep step : decided) {
            CaseFile file = step.file();
            LocalDate day = Objects.requireNonNull(step.day());
            if (file.act() == Act.CHANGE_HOLDER) {
                changeHolder(file, day);
            } else {
                alike.computeIfAbsent(new Alike(day, to(file), file.reason().name()), none -> new ArrayList<>())
                        .add(new HouseholdId(file.household()));
            }
        }
        alike.forEach((what, households) ->
                change.from(Optional.of(what.day())).states(households, what.to(), what.reason()));
    }

    private void changeHolder(CaseFile file, LocalDate day) {
        RollChange from = change.from(Optional.of(day));
        from.holder(new HouseholdId(file.household()), new MemberId(newHolder(file)));
        // The account is of the one before: until the new titular has one, what is liquidated is held (R-HOLD).
        from.say(RollFact.ACCOUNT, file.household(), Map.of("status", Optional.of("NONE"), "number", Optional.empty()));
    }

    private String to(CaseFile file) {
        return desk.edge(file.act(), file.fromState()).orElseThrow().to();
    }

    /**
     * Makes it as if it had not been decided, from the day on which it became true; later decisions about the household stay.
     *
     * @return false when what was decided is no longer what is believed of that day
     */
    boolean undo(CaseFile file, LocalDate day) {
        HouseholdSeen now =
                HouseholdSeen.read(desk.app(), file.household(), day).orElseThrow();
        RollChange from = change.from(Optional.of(day));
        HouseholdId household = new HouseholdId(file.household());
        if (file.act() == Act.CHANGE_HOLDER) {
            if (!now.holder().equals(newHolder(file))) {
                return false;
            }
            String former = HouseholdSeen.of(file.seen()).holder();
            RollView.Household before = RollView.of(day.minusDays(1))
                    .household(desk.app(), file.household())
                    .orElseThrow();
            from.holder(household, new MemberId(former.isEmpty() ? newHolder(file) : former));
            from.say(
                    RollFact.ACCOUNT,
                    file.household(),
                    Map.of(
                            "status",
                            Optional.ofNullable(before.accountStatus()),
                            "number",
                            Optional.ofNullable(before.accountNumber())));
            return true;
        }
        if (!now.state().equals(to(file)) || !now.reason().equals(file.reason().name())) {
            return false;
        }
        from.state(
                household,
                file.fromState(),
                file.fromState().equals("AFFILIATED")
                        ? CORRECTED
                        : HouseholdSeen.of(file.seen()).reason());
        return true;
    }

    private static String newHolder(CaseFile file) {
        String member = file.newHolder();
        if (member == null) {
            throw new IllegalStateException("case " + file.number() + " names no new titular");
        }
        return member;
    }
}
