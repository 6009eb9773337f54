package org.ayni.app.synthetic;

import java.util.ArrayList;
import java.util.List;

/** Makes households: their place, their paper, and through {@link FamilyMaker} their people. */
final class HouseholdMaker {

    private static final String[] ACCOUNTS = {"ACTIVE", "NONE", "BLOCKED", "NO_CARD"};
    private static final int[] VILLAGE_WEIGHTS = {35, 20, 15, 13, 10, 7};
    /** The first affiliations, some twenty years ago. */
    private static final int OLDEST_AFFILIATION_DAYS = 20 * 365;

    private final Timeframe time;
    private int nextPerson;

    HouseholdMaker(Timeframe time) {
        this.time = time;
    }

    /** How many people there are so far. */
    int people() {
        return nextPerson;
    }

    /** Draws a household; until it is kept, the next one drawn numbers its people alike. */
    Home make(int number, Zone zone, long seed) {
        Dice dice = Dice.of(seed, Dice.Topic.HOUSEHOLD, number);
        int village = dice.pick(VILLAGE_WEIGHTS) % zone.villages();
        int affiliatedOn = affiliatedOn(dice);
        int classification = dice.below(Dice.MILLION);
        int validFor = dice.below(Dice.MILLION);
        int validDays = dice.below(3 * 365);
        boolean suspended = dice.chance(Proportions.SUSPENDED);
        String account = ACCOUNTS[dice.pick(Proportions.ACCOUNT)];
        int openBalance = dice.chance(Proportions.OPEN_BALANCE) ? 5_000 * (1 + dice.below(4)) : 0;
        int unpaidThen = unpaidThen(dice);
        FamilyMaker family = new FamilyMaker(
                dice, Dice.of(seed, Dice.Topic.NAMES, number), time, zone.ubigeo(), affiliatedOn, nextPerson);
        List<Person> people = new ArrayList<>(8);
        List<Pregnancy> pregnancies = new ArrayList<>(2);
        family.make(people, pregnancies);
        boolean isNew = affiliatedOn > time.closing(0);
        return new Home(
                number,
                seed,
                zone,
                village,
                suspended && !isNew,
                affiliatedOn,
                classification(classification),
                validTo(validFor, validDays),
                account,
                isNew ? 0 : openBalance,
                unpaidThen,
                people,
                pregnancies);
    }

    /** Takes a household into the caseload; the next one's people are numbered after its own. */
    void keep(Home home) {
        nextPerson += home.people().size();
    }

    private int affiliatedOn(Dice dice) {
        int bimester = dice.pick(
                Proportions.NEW_IN_A_BIMESTRE,
                Proportions.NEW_IN_A_BIMESTRE,
                Proportions.NEW_IN_A_BIMESTRE,
                Dice.MILLION - 3 * Proportions.NEW_IN_A_BIMESTRE);
        if (bimester <= Timeframe.EARLIER) {
            return dice.between(time.firstDay(2 * bimester), time.closing(bimester));
        }
        int ago = Math.min(dice.below(OLDEST_AFFILIATION_DAYS), dice.below(OLDEST_AFFILIATION_DAYS));
        return time.firstDay(0) - 1 - ago;
    }

    private static String classification(int roll) {
        if (roll < Proportions.NOT_POOR) {
            return "NP";
        }
        int rest = roll - Proportions.NOT_POOR;
        if (rest < Proportions.CSE_UNKNOWN) {
            return "";
        }
        return rest < Proportions.EXTREMELY_POOR ? "PE" : "PNE";
    }

    private int validTo(int roll, int days) {
        return roll < Proportions.CSE_EXPIRED ? time.today() - 1 - days / 6 : time.today() + days;
    }

    private static int unpaidThen(Dice dice) {
        if (!dice.chance(Proportions.UNPAID_IN_AN_EARLIER_BIMESTRE)) {
            return 0;
        }
        return 1 + dice.below(3);
    }
}
