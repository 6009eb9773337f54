package org.ayni.app.duplicates;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * How alike two records are, in points of 100, and why (R-DUPLICATE). A pure function: the same two records always come to the
 * same points.
 *
 * <p>Names give up to 45 points, birth 25, the titular 10, the place 10, the document up to 30 more; two different documents
 * take 25, another sex 20. The weights are assumed: {@code ayni bench duplicates} prints what they find and miss.
 *
 * @param points 0 to 100
 * @param signs what speaks for and against
 */
public record Likeness(int points, Set<Sign> signs) {

    private static final int GIVEN = 18;
    private static final int PATERNAL = 15;
    private static final int MATERNAL = 12;
    private static final int BIRTH = 25;
    private static final int HOLDER = 10;
    private static final int PLACE = 10;
    private static final int SAME_DNI = 30;
    private static final int NEAR_DNI = 8;
    private static final int OTHER_DNI = -25;
    private static final int OTHER_SEX = -20;

    /** Below this two given names are two names. */
    private static final int ANOTHER_NAME = 70;

    private static final int ALIKE = 85;

    /** Never enough to be looked at. */
    private static final int MOST_OF_TWINS = 40;

    /** Compares two records. */
    public static Likeness of(PersonCard a, PersonCard b) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        int given = NameLikeness.of(a.given(), b.given());
        int points = given * GIVEN / 100;
        points += surnames(a, b, given, signs);
        points += birth(a, b, signs);
        points += surroundings(a, b, signs);
        points += document(a.dni(), b.dni(), signs);
        if (!a.sex().isEmpty() && !b.sex().isEmpty() && !a.sex().equals(b.sex())) {
            signs.add(Sign.OTHER_SEX);
            points += OTHER_SEX;
        }
        boolean twins = a.household() == b.household()
                && signs.contains(Sign.SAME_BIRTH)
                && given < ANOTHER_NAME
                && !signs.contains(Sign.SAME_DNI);
        if (twins) {
            signs.add(Sign.TWINS);
            points = Math.min(points, MOST_OF_TWINS);
        }
        return new Likeness(Math.clamp(points, 0, 100), signs);
    }

    private static int surnames(PersonCard a, PersonCard b, int given, Set<Sign> signs) {
        int paternal = NameLikeness.of(a.paternal(), b.paternal());
        int maternal = NameLikeness.of(a.maternal(), b.maternal());
        int straight = paternal * PATERNAL / 100 + maternal * MATERNAL / 100;
        int crossed = NameLikeness.of(a.paternal(), b.maternal()) * PATERNAL / 100
                + NameLikeness.of(a.maternal(), b.paternal()) * MATERNAL / 100;
        boolean swapped = crossed > straight + 4 && crossed >= (PATERNAL + MATERNAL) * ALIKE / 100;
        if (swapped) {
            signs.add(Sign.SWAPPED_SURNAMES);
            return crossed - 2;
        }
        if (Math.min(given, Math.min(paternal, maternal)) == 100) {
            signs.add(Sign.SAME_NAMES);
        } else if (given >= ANOTHER_NAME && paternal >= ANOTHER_NAME) {
            signs.add(Sign.ALIKE_NAMES);
        }
        return straight;
    }

    private static int birth(PersonCard a, PersonCard b, Set<Sign> signs) {
        if (a.birth().isEmpty() || b.birth().isEmpty()) {
            return BIRTH / 3;
        }
        LocalDate one = a.birth().get();
        LocalDate other = b.birth().get();
        if (one.equals(other)) {
            signs.add(Sign.SAME_BIRTH);
            return BIRTH;
        }
        boolean swapped = one.getYear() == other.getYear()
                && one.getMonthValue() == other.getDayOfMonth()
                && one.getDayOfMonth() == other.getMonthValue();
        if (swapped || differingDigits(one, other) == 1) {
            signs.add(Sign.NEAR_BIRTH);
            return BIRTH * 7 / 10;
        }
        signs.add(Sign.OTHER_BIRTH);
        return one.getYear() == other.getYear() && one.getMonth() == other.getMonth() ? BIRTH / 4 : -BIRTH;
    }

    private static int differingDigits(LocalDate one, LocalDate other) {
        String a = one.toString();
        String b = other.toString();
        int differing = 0;
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            differing += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return differing;
    }

    private static int surroundings(PersonCard a, PersonCard b, Set<Sign> signs) {
        int points = 0;
        if (a.household() == b.household()) {
            signs.add(Sign.SAME_HOUSEHOLD);
            return HOLDER + PLACE;
        }
        if (!a.holder().isEmpty()
                && NameLikeness.of(a.holder(), b.holder()) >= ALIKE
                && !b.holder().isEmpty()) {
            signs.add(Sign.SAME_HOLDER);
            points += HOLDER;
        }
        if (!a.place().isEmpty() && a.place().equals(b.place())) {
            signs.add(Sign.SAME_PLACE);
            points += PLACE;
        } else if (!a.ubigeo().isEmpty() && a.ubigeo().equals(b.ubigeo())) {
            signs.add(Sign.SAME_DISTRICT);
            points += PLACE * 7 / 10;
        }
        return points;
    }

    private static int document(String a, String b, Set<Sign> signs) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        if (a.equals(b)) {
            signs.add(Sign.SAME_DNI);
            return SAME_DNI;
        }
        if (NameLikeness.slips(a, b) == 1) {
            signs.add(Sign.NEAR_DNI);
            return NEAR_DNI;
        }
        signs.add(Sign.OTHER_DNI);
        return OTHER_DNI;
    }
}
