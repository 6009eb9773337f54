package org.ayni.app.synthetic;

/**
 * Names put together from syllables that sound Spanish, Andean or Amazonian. There is no list of names behind them; one that
 * somebody bears is an accident of the syllables.
 */
final class Names {

    /** How surnames sound in a region. */
    enum Sound {
        COAST(
                "Al Bar Cas Del Es Fer Gar He Lo Mar Mon Pe Ra Sal To Var Ze Gua Ro Ben Pan Ca",
                "be ti do va ra me ri le do ni ta lo cha",
                "les rán ca rro ndo na zo gas rte ña món lva"),
        ANDES(
                "Qui Hua Cca Ma Con Cho Yu Pa Lla Su Ti Ñau Ru Vil Cu Hui Tu Aro Cha Sa Ca Ana",
                "ri lla man ya pa cho qui sa tu ro nca lli mu",
                "ni co ri ma pa sa hua rí lla ña ta yo"),
        AMAZON(
                "Shi Tsa Chum Wam Ju Nan Pi A Ti Ya Ka Ruí Ya Am Sha Hui",
                "ma pu ki nta ja wa mpi nchi ri sha",
                "k sh t nchi ri na ma tak ño pa");

        private final String[] first;
        private final String[] middle;
        private final String[] last;

        Sound(String first, String middle, String last) {
            this.first = first.split(" ");
            this.middle = middle.split(" ");
            this.last = last.split(" ");
        }
    }

    private static final String[] GIVEN_FIRST =
            "Ma Ro Lu De Yo Ne Ju Fe Bri Ki E Sa Vi Ze Ha Da No Ru Ce We Ja Ale".split(" ");
    private static final String[] GIVEN_MIDDLE = "ri li ne sa mi ni be de lo xi vi ra".split(" ");
    private static final String[] GIVEN_WOMAN = "la na lia ta nda sa ela lda sé ana mira".split(" ");
    private static final String[] GIVEN_MAN = "el son cio ldo no ver río lmo mer ín rdo".split(" ");

    private Names() {}

    static String given(Dice dice, boolean woman) {
        String one = oneGiven(dice, woman);
        return dice.below(10) < 7 ? one + " " + oneGiven(dice, woman) : one;
    }

    private static String oneGiven(Dice dice, boolean woman) {
        String[] endings = woman ? GIVEN_WOMAN : GIVEN_MAN;
        String middle = dice.below(10) < 6 ? one(dice, GIVEN_MIDDLE) : "";
        return one(dice, GIVEN_FIRST) + middle + one(dice, endings);
    }

    static String surname(Dice dice, Sound sound) {
        String middle = dice.below(10) < 6 ? one(dice, sound.middle) : "";
        return one(dice, sound.first) + middle + one(dice, sound.last);
    }

    /** How most surnames sound in a department. */
    static Sound sound(Dice dice, String ubigeo) {
        int roll = dice.below(10);
        return switch (ubigeo.substring(0, 2)) {
            case "03", "05", "08", "09", "21" -> roll < 8 ? Sound.ANDES : Sound.COAST;
            case "02", "10", "12", "19" -> roll < 5 ? Sound.ANDES : Sound.COAST;
            case "16", "17", "25" -> roll < 6 ? Sound.AMAZON : Sound.COAST;
            case "01", "22" -> roll < 3 ? Sound.AMAZON : Sound.COAST;
            default -> roll < 2 ? Sound.ANDES : Sound.COAST;
        };
    }

    private static String one(Dice dice, String[] syllables) {
        return syllables[dice.below(syllables.length)];
    }
}
