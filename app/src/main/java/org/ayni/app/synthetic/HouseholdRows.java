package org.ayni.app.synthetic;

import org.ayni.kernel.law.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one household after the other. With aims, a household that does not come to its aim is drawn again until
 * one does: each outcome is had by as many households as wanted, and they are the households that have it in the ordinary
 * caseload.
 */
final class HouseholdRows {

    /**
     * After so many draws the last is kept, whatever it comes to: some places allow no other, for instance no early-childhood
     * transfer where the facility was silent for two months.
     */
    private static final int MOST_DRAWS = 400;

    private final CaseloadSpec spec;
    private final CaseloadFiles files;
    private final @Nullable Aims aims;
    private final HouseholdMaker maker;
    private final RegistryRows registry;
    private final Past past;
    private final SchoolSide school;
    private final HealthSide health;
    private final Outlook outlook;

    /** @param aims null for a caseload that nothing is wanted of */
    HouseholdRows(CaseloadSpec spec, Timeframe time, Scheme scheme, CaseloadFiles files, @Nullable Aims aims) {
        this.spec = spec;
        this.files = files;
        this.aims = aims;
        this.maker = new HouseholdMaker(time);
        this.registry = new RegistryRows(spec, time, files);
        this.past = new Past(time, scheme.amounts(), files);
        this.school = new SchoolSide(time, scheme, files, past);
        this.health = new HealthSide(time, scheme, files, past);
        this.outlook = new Outlook(time, scheme, past);
    }

    /** How many people there are so far. */
    int people() {
        return maker.people();
    }

    /** @param exempt in which months the district is exempt */
    void write(int number, Zone zone, boolean[] exempt) {
        if (aims == null) {
            Home home = maker.make(number, zone, spec.seed());
            write(home, exempt);
            maker.keep(home);
            return;
        }
        Outcome aim = aims.of(number, zone);
        for (int draw = 0; ; draw++) {
            long seed = draw == 0 ? spec.seed() : Dice.mix(spec.seed() + Dice.mix(draw));
            Home home = maker.make(number, zone, seed);
            boolean last = draw == MOST_DRAWS;
            if (!last && !outlook.mayCome(home, aim)) {
                continue;
            }
            files.hold();
            write(home, exempt);
            Outcome outcome = outlook.of(home);
            if (last || outcome.equals(aim)) {
                files.keep();
                maker.keep(home);
                aims.reached(zone, outcome);
                return;
            }
            files.takeBack();
        }
    }

    private void write(Home home, boolean[] exempt) {
        past.clear();
        registry.write(home);
        health.write(home, exempt);
        school.write(home, exempt);
        past.write(home);
    }
}
