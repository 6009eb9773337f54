package org.ayni.app.bench;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.ayni.app.duplicates.PersonCard;

/** Writes a synthetic person down a second time, as another clerk on another day would: one to three slips. */
final class SlipOfTheHand {

    private static final String[][] SPELLINGS = {
        {"v", "b"},
        {"b", "v"},
        {"z", "s"},
        {"s", "z"},
        {"ll", "y"},
        {"y", "ll"},
        {"hua", "gua"},
        {"qui", "ki"},
        {"c", "k"},
        {"í", "i"},
        {"á", "a"},
        {"ñ", "n"},
        {"h", ""},
        {"i", "y"}
    };
    private static final int MOST_SLIPS = 3;

    private final Random random;

    SlipOfTheHand(Random random) {
        this.random = random;
    }

    /** @param person number of the new record, of another household */
    PersonCard again(PersonCard card, int person) {
        PersonCard copy = new PersonCard(
                person,
                -person,
                card.given(),
                card.paternal(),
                card.maternal(),
                card.holder(),
                card.birth(),
                card.sex(),
                card.dni(),
                card.ubigeo(),
                random.nextInt(3) == 0 ? "" : card.place());
        for (int slip = 1 + random.nextInt(MOST_SLIPS); slip > 0; slip--) {
            copy = slip(copy);
        }
        return copy;
    }

    private PersonCard slip(PersonCard c) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> names(c, c.given(), misspelt(c.paternal()), c.maternal());
            case 2 -> names(c, c.given(), c.paternal(), misspelt(c.maternal()));
            case 3 -> names(c, misspelt(c.given()), c.paternal(), c.maternal());
            case 4 -> names(c, c.given().split(" ", 2)[0], c.paternal(), c.maternal());
            case 5 -> names(c, c.given(), c.maternal(), c.paternal());
            case 6 -> with(c, c.birth().map(this::otherDay), c.dni(), c.ubigeo());
            case 7, 8 -> with(c, c.birth(), "", c.ubigeo());
            default -> with(c, c.birth(), c.dni(), "150101");
        };
    }

    private LocalDate otherDay(LocalDate day) {
        if (day.getDayOfMonth() <= 12 && random.nextBoolean()) {
            return LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue());
        }
        return day.plusYears(random.nextBoolean() ? 1 : -1);
    }

    private String misspelt(String name) {
        String[] spelling = SPELLINGS[random.nextInt(SPELLINGS.length)];
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (lower.contains(spelling[0])) {
            return lower.replaceFirst(spelling[0], spelling[1]);
        }
        if (name.length() < 4) {
            return name;
        }
        int at = 1 + random.nextInt(name.length() - 2);
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }

    private static PersonCard names(PersonCard c, String given, String paternal, String maternal) {
        return new PersonCard(
                c.person(),
                c.household(),
                given,
                paternal,
                maternal,
                c.holder(),
                c.birth(),
                c.sex(),
                c.dni(),
                c.ubigeo(),
                c.place());
    }

    private static PersonCard with(PersonCard c, Optional<LocalDate> birth, String dni, String ubigeo) {
        return new PersonCard(
                c.person(),
                c.household(),
                c.given(),
                c.paternal(),
                c.maternal(),
                c.holder(),
                birth,
                c.sex(),
                dni,
                ubigeo,
                ubigeo.equals(c.ubigeo()) ? c.place() : "");
    }
}
