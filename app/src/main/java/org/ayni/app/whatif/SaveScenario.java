package org.ayni.app.whatif;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawChanges;

/** Act: keeps a what-if. Anybody may. Fact: {@code whatif.scenario} with its summary; nothing else changes. */
public final class SaveScenario {

    private final Database database;

    public SaveScenario(Database database) {
        this.database = database;
    }

    /**
     * What the result was computed from.
     *
     * @param rollHash SHA-256 of the roll that was read; empty for files
     * @param lawHash SHA-256 of the parameters before the changes
     */
    public record Origin(
            FactsSource source,
            String rollHash,
            boolean isSynthetic,
            LocalDate closingDay,
            LocalDate evidenceCut,
            String lawHash) {}

    /** Keeps it; the same what-if under the same name again changes nothing. */
    public Answer save(ScenarioName name, Origin origin, LawChanges changes, WhatIfResult result, Actor by) {
        if (changes.isEmpty()) {
            return new Answer.Refused("La simulación no cambia ningún valor.", "Guarde una que cambie alguno.");
        }
        return Objects.requireNonNull(database.transaction().execute(status -> {
            database.lockUntilCommit("whatif", Database.LockKind.ALONE);
            Optional<Scenario> known = new Scenarios(database.app()).find(name);
            if (known.isPresent()) {
                boolean same = known.get().changes().equals(changes.text())
                        && known.get().resultHash().equals(result.hash());
                return same
                        ? new Answer.Done("La simulación «" + name + "» ya estaba guardada.")
                        : new Answer.Refused(
                                "Ya hay otra simulación guardada como «" + name + "».", "Guárdela con otro nombre.");
            }
            store(name, origin, changes, result, by);
            Audit.record(
                    database.app(),
                    by,
                    "save-whatif",
                    name.value(),
                    Map.of(
                            "period", result.period().toString(),
                            "households", Long.toString(result.households()),
                            "before", result.before().decimal(),
                            "after", result.after().decimal(),
                            "result_hash", result.hash()));
            return new Answer.Done("Simulación guardada como «" + name + "».");
        }));
    }

    private void store(ScenarioName name, Origin origin, LawChanges changes, WhatIfResult result, Actor by) {
        database.app()
                .sql("""
                        INSERT INTO whatif.scenario (
                            name, period, scope, source, roll_hash, synthetic, closing_day, evidence_cut, law_hash,
                            changes, households, result_hash, saved_by)
                        VALUES (
                            :name, :period, :scope, :source, :rollHash, :synthetic, :closingDay, :evidenceCut, :lawHash,
                            :changes, :households, :resultHash, :by)""")
                .param("name", name.value())
                .param("period", result.period().toString())
                .param("scope", result.scope())
                .param("source", origin.source().name())
                .param("rollHash", origin.rollHash())
                .param("synthetic", origin.isSynthetic())
                .param("closingDay", origin.closingDay())
                .param("evidenceCut", origin.evidenceCut())
                .param("lawHash", origin.lawHash())
                .param("changes", changes.text())
                .param("households", result.households())
                .param("resultHash", result.hash())
                .param("by", by.name())
                .update();
        storeCosts(name, result);
        storeEffects(name, result);
        storeRanges(name, result);
    }

    private void storeCosts(ScenarioName name, WhatIfResult result) {
        var costs = result.costs();
        database.app()
                .sql("""
                        INSERT INTO whatif.unit_cost (scenario, unit, item, amount_before, amount_after)
                        SELECT :name, unit, item, amount_before, amount_after
                        FROM unnest(:units::text[], :items::text[], :before::bigint[], :after::bigint[])
                            AS cost (unit, item, amount_before, amount_after)""")
                .param("name", name.value())
                .param("units", costs.stream().map(WhatIfResult.UnitCost::unit).toArray(String[]::new))
                .param("items", costs.stream().map(cost -> cost.item().name()).toArray(String[]::new))
                .param(
                        "before",
                        costs.stream().map(cost -> cost.before().centimos()).toArray(Long[]::new))
                .param(
                        "after",
                        costs.stream().map(cost -> cost.after().centimos()).toArray(Long[]::new))
                .update();
    }

    private void storeEffects(ScenarioName name, WhatIfResult result) {
        for (WhatIfResult.UnitEffects unit : result.effects()) {
            database.app()
                    .sql("""
                            INSERT INTO whatif.unit_effect (scenario, unit, same, gains, loses, enters, leaves)
                            VALUES (:name, :unit, :same, :gains, :loses, :enters, :leaves)""")
                    .param("name", name.value())
                    .param("unit", unit.unit())
                    .param("same", unit.same())
                    .param("gains", unit.gains())
                    .param("loses", unit.loses())
                    .param("enters", unit.enters())
                    .param("leaves", unit.leaves())
                    .update();
        }
    }

    private void storeRanges(ScenarioName name, WhatIfResult result) {
        for (WhatIfResult.RangeCount range : result.distribution()) {
            database.app()
                    .sql("""
                            INSERT INTO whatif.range_count (scenario, change_range, households, difference)
                            VALUES (:name, :range, :households, :difference)""")
                    .param("name", name.value())
                    .param("range", range.range().name())
                    .param("households", range.households())
                    .param("difference", range.difference().centimos())
                    .update();
        }
    }
}
