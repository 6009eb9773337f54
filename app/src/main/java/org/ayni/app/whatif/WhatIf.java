package org.ayni.app.whatif;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Law;
import org.jspecify.annotations.Nullable;

/**
 * Decides every household with two laws over the same facts and adds up what differs. The facts stay in memory and may be asked
 * any number of times, by one thread at a time; nothing is written.
 *
 * <p>What the law as it is gives is decided once and kept. Each thread has its own assessor, its own range of households and its
 * own sums. The bimestres before are recomputed only when the changed law reaches back to them.
 */
public final class WhatIf {

    private static final int HOUSEHOLDS_PER_TICK = 10_000;
    private static final int EVERYWHERE = -2;

    private final Facts facts;
    private final Law law;
    private final Units units;
    private final int scope;
    private final String scopeCode;
    private final int threads;
    private @Nullable Baseline baseline;

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

    /** What the changed law would change. */
    public WhatIfResult run(Law changed) {
        return run(changed, done -> {});
    }

    /** @param progress hears, from several threads, how many households are done */
    public WhatIfResult run(Law changed, LongConsumer progress) {
        requireSameFacts(changed);
        long start = System.nanoTime();
        Baseline before = baseline();
        boolean sameBefore = EarlierLaw.isSame(law, changed, facts.horizon);
        HouseholdChanges changes = new HouseholdChanges(facts.households.size());
        Tally tally = new Tally(units.size());
        AtomicLong done = new AtomicLong();
        Runnable tick = () -> progress.accept(done.addAndGet(HOUSEHOLDS_PER_TICK));
        inRanges((from, to) -> change(changed, before, sameBefore, from, to, changes, tick))
                .forEach(tally::add);
        return WhatIfResult.of(
                facts.horizon.period(), scopeCode, units, tally, changes, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The most typical changes of a result, each with a household explained by both laws. */
    public List<TypicalCase> typicalCases(WhatIfResult result, Law changed, int most) {
        return new TypicalCases(facts, units, law, changed).of(result.changes(), most);
    }

    private boolean isInScope(int household) {
        return scope == EVERYWHERE || scope == units.of(facts.households.ubigeo(household));
    }

    private Baseline baseline() {
        Baseline known = baseline;
        if (known != null) {
            return known;
        }
        Baseline fresh = new Baseline(facts.households.size());
        inRanges((from, to) -> {
            Assessor assessor = new Assessor(facts, law);
            for (int household = from; household < to; household++) {
                if (isInScope(household)) {
                    fresh.keep(assessor.assess(household));
                }
            }
            return to - from;
        });
        baseline = fresh;
        return fresh;
    }

    private Tally change(
            Law changed,
            Baseline baseline,
            boolean sameBefore,
            int from,
            int to,
            HouseholdChanges changes,
            Runnable tick) {
        Assessor assessor = new Assessor(facts, changed);
        Tally tally = new Tally(units.size());
        long[] after = new long[CostItem.COUNT];
        for (int household = from; household < to; household++) {
            if (isInScope(household)) {
                HouseholdAssessment now =
                        sameBefore ? assessor.assessPeriodOnly(household) : assessor.assess(household);
                Arrays.fill(after, 0);
                Baseline.addByItem(now.lines(), after, 0);
                if (sameBefore) {
                    after[CostItem.EARLIER.ordinal()] = baseline.owed(household, CostItem.EARLIER.ordinal());
                }
                changes.kinds[household] = ChangeKind.of(baseline, now, after);
                add(household, baseline, after, tally, changes);
            }
            if ((household - from + 1) % HOUSEHOLDS_PER_TICK == 0) {
                tick.run();
            }
        }
        return tally;
    }

    private void add(int household, Baseline baseline, long[] after, Tally tally, HouseholdChanges changes) {
        int unit = units.of(facts.households.ubigeo(household));
        long owedBefore = 0;
        long owedAfter = 0;
        for (int item = 0; item < CostItem.COUNT; item++) {
            long before = baseline.owed(household, item);
            tally.before[unit * CostItem.COUNT + item] += before;
            tally.after[unit * CostItem.COUNT + item] += after[item];
            owedBefore += before;
            owedAfter += after[item];
        }
        changes.before[household] = owedBefore;
        changes.after[household] = owedAfter;
        tally.effects[unit * Effect.COUNT + Effect.of(owedBefore, owedAfter).ordinal()]++;
        int range = ChangeRange.of(owedAfter - owedBefore);
        tally.ranges[range]++;
        tally.rangeSums[range] += owedAfter - owedBefore;
    }

    /** Work on the households from one row to before another. */
    private interface RangeWork<T> {
        T on(int from, int to);
    }

    private <T> List<T> inRanges(RangeWork<T> work) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> parts = new ArrayList<>();
            for (int part = 0; part < threads; part++) {
                int from = first(part);
                int to = first(part + 1);
                parts.add(() -> work.on(from, to));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> part : pool.invokeAll(parts)) {
                results.add(part.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private int first(int part) {
        return (int) ((long) facts.households.size() * part / threads);
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
