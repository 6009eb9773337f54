package org.ayni.app.synthetic;

/**
 * So many of a known number of households, chosen evenly as they come (selection sampling: each with the chance of what is
 * still wanted among those still to come). What one household missed, the later ones make up for.
 */
final class Quota {

    private int wanted;
    private int toCome;

    /**
     * @param wanted how many households should be of the kind
     * @param among how many will pass
     */
    Quota(int wanted, int among) {
        this.wanted = wanted;
        this.toCome = among;
    }

    /** Whether the next household should be of the kind. */
    boolean draw(Dice dice) {
        return dice.below(toCome) < wanted;
    }

    /** A household has passed. */
    void pass(boolean isOfTheKind) {
        toCome--;
        if (isOfTheKind) {
            wanted--;
        }
    }
}
