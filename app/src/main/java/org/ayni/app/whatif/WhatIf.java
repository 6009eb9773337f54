package org.ayni.app.whatif;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Law;

/**
 * Decides every household with two laws over the same facts and adds up what differs. The facts stay in memory and may be asked
 * any number of times; nothing is written.
 *
 * <p>Each thread has its own pair of assessors, its own range of households and its own sums.
 */
public final class WhatIf {

    private static final int HOUSEHOLDS_PER_TICK = 10_000;

    private final Facts facts;
    private final Law law;
    private final Units units;
    private final int scope;
    private final String scopeCode;
    private final int threads;

    /**
     * @param facts sealed
     * @param law as it is
     * @param scope code of the UT to look at; empty = all
     * @param threads 1 or more; the result is the same
     */
    public WhatIf(Facts facts, Law law, Territory territory, Optional<String> scope, int threads) {
        this.facts = facts;
        this.law = law;
        this.units = new Units(territory, facts.districts, facts.horizon.closingDay());
        this.scopeCode = scope.orElse("");
        this.scope = scope.map(units::find).orElse(EVERYWHERE);
        this.threads = threads;
    }

    private static final int EVERYWHERE = -2;

    /** What the changed law would change. */
    public WhatIfResult run(Law changed) {
        return run(changed, done -> {});
    }

    /** @param progress hears, from several threads, how many households are done */
    public WhatIfResult run(Law changed, LongConsumer progress) {
        requireSameFacts(changed);
        long start = System.nanoTime();
        HouseholdChanges changes = new HouseholdChanges(facts.households.size());
        Tally tally = new Tally(units.size());
        AtomicLong done = new AtomicLong();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Tally>> parts = new ArrayList<>();
            for (int part = 0; part < threads; part++) {
                int from = first(part);
                int to = first(part + 1);
                parts.add(pool.submit(() -> assess(
                        changed, from, to, changes, () -> progress.accept(done.addAndGet(HOUSEHOLDS_PER_TICK)))));
            }
            for (Future<Tally> part : parts) {
                tally.add(part.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return WhatIfResult.of(
                facts.horizon.period(), scopeCode, units, tally, changes, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The most typical changes of a result, each with a household explained by both laws. */
    public List<TypicalCase> typicalCases(WhatIfResult result, Law changed, int most) {
        return new TypicalCases(facts, units, law, changed).of(result.changes(), most);
    }

    private int first(int part) {
        return (int) ((long) facts.households.size() * part / threads);
    }

    private Tally assess(Law changed, int from, int to, HouseholdChanges changes, Runnable tick) {
        Assessor then = new Assessor(facts, law);
        Assessor now = new Assessor(facts, changed);
        Tally tally = new Tally(units.size());
        long[] before = new long[CostItem.COUNT];
        long[] after = new long[CostItem.COUNT];
        for (int household = from; household < to; household++) {
            int unit = units.of(facts.households.ubigeo(household));
            if (scope == EVERYWHERE || scope == unit) {
                HouseholdAssessment one = then.assess(household);
                HouseholdAssessment other = now.assess(household);
                long owedBefore = byItem(one.lines(), before);
                long owedAfter = byItem(other.lines(), after);
                changes.before[household] = owedBefore;
                changes.after[household] = owedAfter;
                changes.kinds[household] = ChangeKind.of(one, other, before, after);
                for (int item = 0; item < CostItem.COUNT; item++) {
                    tally.before[unit * CostItem.COUNT + item] += before[item];
                    tally.after[unit * CostItem.COUNT + item] += after[item];
                }
                tally.effects[
                        unit * Effect.COUNT + Effect.of(owedBefore, owedAfter).ordinal()]++;
                int range = ChangeRange.of(owedAfter - owedBefore);
                tally.ranges[range]++;
                tally.rangeSums[range] += owedAfter - owedBefore;
            }
            if ((household - from + 1) % HOUSEHOLDS_PER_TICK == 0) {
                tick.run();
            }
        }
        return tally;
    }

    /** Adds a household's lines up by item. Returns their sum. */
    private static long byItem(Lines lines, long[] sums) {
        java.util.Arrays.fill(sums, 0);
        long sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            long amount = lines.amount(i);
            sums[CostItem.of(lines, i)] += amount;
            sum += amount;
        }
        return sum;
    }

    /** What was kept of the evidence depends on the law that it was read with. */
    private void requireSameFacts(Law changed) {
        if (changed.schemeAt(facts.horizon.closingDay()).retroBimesters() != facts.horizon.earlierBimesters()) {
            throw Problem.missing("Una simulación no cambia cuántos bimestres anteriores se recalculan.")
                    .where("retro_bimesters")
                    .expected(facts.horizon.earlierBimesters())
                    .whatToDo("Quite ese parámetro de los cambios.")
                    .stop();
        }
        if (!facts.health.vocabulary.knows(changed)) {
            throw Problem.missing("La evidencia en memoria se leyó sin algunos códigos HIS de la ley cambiada.")
                    .where("codes_…")
                    .whatToDo("Lea los hechos con la ley cambiada.")
                    .stop();
        }
    }
}
