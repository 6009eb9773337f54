package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.ALWAYS;
import static org.ayni.app.synthetic.Timeframe.NEVER;

import org.ayni.kernel.law.Dose;
import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.law.Window;
import org.ayni.kernel.time.Days;

/** What an infant gets beside the growth controls: vaccines, iron, the haemoglobin test, the DNI. */
final class InfantPackage {

    private static final String IRON = "99199.17";
    private static final String MICRONUTRIENT = "99199.19";
    private static final String TREATMENT = "99199.11";

    private final Timeframe time;
    private final Scheme scheme;
    private final HisRecords his;

    InfantPackage(Timeframe time, Scheme scheme, HisRecords his) {
        this.time = time;
        this.scheme = scheme;
        this.his = his;
    }

    /**
     * @param visits days of the monthly controls, 0 where one was missed: what is given, is given there
     */
    void write(Zone zone, Person child, Dice dice, CareMonths months, int[] visits) {
        for (Scheme.Vaccine vaccine : scheme.vaccines()) {
            vaccine(zone, child, vaccine, dice, months, visits);
        }
        boolean iron = !child.lowBirthWeight();
        boolean anaemic = dice.chance(Proportions.ANAEMIA);
        boolean powder = dice.chance(Proportions.MICRONUTRIENTS);
        int diagnosed = haemoglobin(zone, child, dice, months, visits, iron, anaemic);
        delivery(zone, child, IRON, scheme.iron().first(), dice, months, iron, 0);
        int treatedFrom = diagnosed == NEVER ? NEVER : diagnosed - child.birth();
        if (treatedFrom != NEVER) {
            for (Window window : scheme.iron().treatment()) {
                String code = dice.below(2) == 0 ? IRON : TREATMENT;
                delivery(zone, child, code, window, dice, months, iron && window.last() >= treatedFrom, 0);
            }
        } else {
            for (Window window :
                    powder ? scheme.iron().micronutrients() : scheme.iron().iron()) {
                delivery(zone, child, powder ? MICRONUTRIENT : IRON, window, dice, months, iron, 12);
            }
        }
        boolean inTime = child.dniIssuedOn() != Days.UNKNOWN
                && child.dniIssuedOn() <= child.birth() + scheme.deadlines().packageDniDays();
        months.item(child.birth() + scheme.deadlines().packageDniDays(), inTime ? ALWAYS : NEVER);
    }

    private void vaccine(Zone zone, Person child, Scheme.Vaccine vaccine, Dice dice, CareMonths months, int[] visits) {
        String[] codes = codes(vaccine.kind());
        boolean possible = true;
        int before = 0;
        for (Dose dose : vaccine.doses()) {
            int first = child.birth() + dose.first(before);
            int last = child.birth() + dose.last(before);
            int day = possible ? visitWithin(visits, first, last, dice) : NEVER;
            int received = day == NEVER ? NEVER : his.arrival(zone, day, dice);
            if (received != NEVER) {
                his.write(zone, child, day, codes[dice.below(codes.length)], "D", "", received);
            }
            months.item(last, received == NEVER ? NEVER : his.since(received));
            possible = received != NEVER;
            before = (possible ? day : last) - child.birth();
        }
    }

    /** The first visit in a window at which the vaccine is in stock. */
    private static int visitWithin(int[] visits, int first, int last, Dice dice) {
        for (int visit : visits) {
            if (visit != 0 && first <= visit && visit <= last && !dice.chance(Proportions.NO_VACCINE_IN_STOCK)) {
                return visit;
            }
        }
        return NEVER;
    }

    /** Tests the blood at a visit; says when anaemia was diagnosed, {@code NEVER} when it was not. */
    private int haemoglobin(
            Zone zone, Person child, Dice dice, CareMonths months, int[] visits, boolean due, boolean anaemic) {
        Window window = scheme.haemoglobin();
        boolean tested = !dice.chance(Proportions.NO_HAEMOGLOBIN_TEST);
        int tenths = anaemic ? dice.between(86, 104) : dice.between(105, 132);
        String code = dice.below(4) == 0 ? "85018" : "85018.01";
        int day = NEVER;
        for (int visit : visits) {
            if (day == NEVER && visit >= child.birth() + window.first() && visit <= child.birth() + window.last()) {
                day = visit;
            }
        }
        int received = tested && day != NEVER ? his.arrival(zone, day, dice) : NEVER;
        if (received != NEVER) {
            his.write(zone, child, day, code, "D", tenths / 10 + "." + tenths % 10, received);
            if (anaemic) {
                his.write(zone, child, day, "D509", "D", "", received);
            }
        }
        if (due) {
            months.item(child.birth() + window.last(), received == NEVER ? NEVER : his.since(received));
        }
        return anaemic && received != NEVER ? day : NEVER;
    }

    /**
     * Iron, micronutrients or treatment handed over some day in a window.
     *
     * @param due whether the child must have it
     * @param lateness how many days after the window's first the delivery may be, beside the usual ones
     */
    private void delivery(
            Zone zone,
            Person child,
            String code,
            Window window,
            Dice dice,
            CareMonths months,
            boolean due,
            int lateness) {
        int day = child.birth() + window.first() + dice.below(14 + lateness);
        boolean comes = !dice.chance(
                child.care() == 0 ? Proportions.NO_IRON_DELIVERED : Proportions.VISIT_MISSED[child.care()]);
        boolean ta = dice.chance(Proportions.IRON_TA);
        int received = comes ? his.arrival(zone, day, dice) : NEVER;
        if (received != NEVER && day >= time.firstDay(0) - 400) {
            his.write(zone, child, day, code, "D", ta ? "TA" : "", received);
        }
        if (due) {
            months.item(child.birth() + window.last(), received == NEVER || ta ? NEVER : his.since(received));
        }
    }

    private static String[] codes(HealthKind vaccine) {
        return switch (vaccine) {
            case PNEUMOCOCCAL -> new String[] {"90670"};
            case POLIO -> new String[] {"90712", "90713"};
            case PENTAVALENT -> new String[] {"90722", "90723"};
            case ROTAVIRUS -> new String[] {"90681"};
            case CRED, IRON, MICRONUTRIENT, TREATMENT, HAEMOGLOBIN, ANAEMIA, PRENATAL, LOW_BIRTH_WEIGHT ->
                throw new IllegalArgumentException("no vaccine: " + vaccine);
        };
    }
}
