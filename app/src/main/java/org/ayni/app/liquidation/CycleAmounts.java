package org.ayni.app.liquidation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.PassProgress;
import org.ayni.app.verification.SlicedRoll;
import org.ayni.app.verification.VerifyMonths;
import org.ayni.kernel.assessment.HouseholdAmounts;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle pays each household, on a tape of about 10 bytes a line: computed by one pass, written down by several who follow
 * behind it, each at the speed of its own table. The facts may be gone by then: households and members are told by the numbers
 * of the registry.
 *
 * <p>Easy to get wrong: one thread keeps, others read, and a household may only be read after {@link #awaitMoreThan} said that
 * it is there. Whoever keeps must {@link #end}, also when it fails, or the others wait for ever.
 */
public final class CycleAmounts implements VerifyMonths.Amounts {

    private static final LineKind[] KINDS = LineKind.values();
    private static final Concept[] CONCEPTS = Concept.values();
    private static final Reason[] REASONS = Reason.values();

    private static final int KIND_BITS = 2;
    private static final int CONCEPT_BITS = 3;
    private static final int REASON_BITS = 5;
    private static final int BIMESTER_SHIFT = KIND_BITS + CONCEPT_BITS + REASON_BITS;
    private static final int HELD = 1 << REASON_BITS;

    private final SlicedRoll roll;
    private final Horizon horizon;
    private final int firstMonth;
    private final PassProgress pass = new PassProgress();
    private final AmountsTape tape = new AmountsTape();
    private final List<String> districts = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> numbersOfDistricts = new HashMap<>();
    private int households;

    /** For the slice that is kept at the moment, the number here of each of its districts. */
    private int[] ofSlice = {};

    private ClosedFacts.@Nullable Read slice;

    /** @param roll whose households will be kept */
    public CycleAmounts(SlicedRoll roll, Horizon horizon) {
        this.roll = roll;
        this.horizon = horizon;
        this.firstMonth = horizon.month(0);
    }

    /** Whose amounts they are. */
    SlicedRoll roll() {
        return roll;
    }

    Horizon horizon() {
        return horizon;
    }

    /** How many households there are, kept already or not. */
    int size() {
        return roll.households();
    }

    /** The code of a district, as it came; only of households that are kept. */
    String district(int number) {
        return districts.get(number);
    }

    @Override
    public void keep(ClosedFacts.Read of, HouseholdAmounts household) {
        if (slice != of) {
            slice = of;
            ofSlice = numbersOf(of.facts());
        }
        if (of.numbers().household(household.household()) != roll.household(households)) {
            throw new IllegalStateException("households are kept in the order of their ids");
        }
        int district = of.facts().households.ubigeo(household.household());
        tape.count(household.state().ordinal() | (household.isHeld() ? HELD : 0));
        tape.count(household.balanceBefore());
        tape.count(district < 0 ? 0 : ofSlice[district] + 1);
        Lines lines = household.lines();
        tape.count(lines.size());
        for (int line = 0; line < lines.size(); line++) {
            tape.count(code(lines, line));
            tape.number(lines.monthOrYear(line) - firstMonth);
            int member = lines.member(line);
            tape.count(member == Lines.NO_MEMBER ? 0 : of.numbers().person(member) + 1L);
            tape.number(lines.amount(line));
        }
        households++;
        pass.advance();
    }

    /** No more will be kept. May be repeated. */
    public void end() {
        pass.end();
    }

    /** Waits until more households are kept than so many, and says how many are. */
    int awaitMoreThan(int known) {
        return pass.awaitMoreThan(known);
    }

    /** Reads the households that are kept, from the first. */
    Reading read() {
        return new Reading(tape.read());
    }

    /** How far one reader is. */
    final class Reading {

        private final AmountsTape.Reading from;
        private int rank;
        private int district;

        private Reading(AmountsTape.Reading from) {
            this.from = from;
        }

        /**
         * Reads the next household.
         *
         * @param into its household is the place on the whole roll, its members are numbers of {@code registry.person}
         */
        void next(HouseholdAmounts into) {
            int state = (int) from.count();
            long balance = from.count();
            district = (int) from.count() - 1;
            into.begin(roll.place(rank++), REASONS[state & HELD - 1], (state & HELD) != 0, balance);
            int lines = (int) from.count();
            for (int line = 0; line < lines; line++) {
                int code = (int) from.count();
                int month = (int) from.number() + firstMonth;
                int member = (int) from.count() - 1;
                into.lines()
                        .add(
                                KINDS[code & (1 << KIND_BITS) - 1],
                                code >>> BIMESTER_SHIFT,
                                CONCEPTS[code >>> KIND_BITS & (1 << CONCEPT_BITS) - 1],
                                month,
                                member < 0 ? Lines.NO_MEMBER : member,
                                from.number(),
                                REASONS[code >>> KIND_BITS + CONCEPT_BITS & (1 << REASON_BITS) - 1]);
            }
            into.addUp();
        }

        /** The number of the district of the household read last, -1 when it has none. */
        int district() {
            return district;
        }
    }

    private int[] numbersOf(Facts facts) {
        int[] numbers = new int[facts.districts.size()];
        Arrays.setAll(
                numbers,
                district -> numbersOfDistricts.computeIfAbsent(facts.districts.get(district), code -> {
                    districts.add(code);
                    return districts.size() - 1;
                }));
        return numbers;
    }

    private static int code(Lines lines, int line) {
        return lines.kind(line).ordinal()
                | lines.concept(line).ordinal() << KIND_BITS
                | lines.reason(line).ordinal() << KIND_BITS + CONCEPT_BITS
                | lines.bimester(line) << BIMESTER_SHIFT;
    }
}
