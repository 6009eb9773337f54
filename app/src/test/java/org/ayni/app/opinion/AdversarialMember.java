package org.ayni.app.opinion;

import java.time.LocalDate;
import java.time.YearMonth;
import org.ayni.app.exchange.ExchangeFile;
import org.jspecify.annotations.Nullable;

/** One member of an adversarial household, with everything that hangs on the member. */
final class AdversarialMember {

    /** Ends of windows and terms in days of age, and of longer ages in months. */
    private static final Integer[] DAYS = {
        0, 2, 3, 14, 28, 29, 30, 55, 59, 60, 85, 89, 110, 119, 130, 147, 149, 179, 180, 189, 209, 217, 239, 240, 259,
        269, 299, 329, 364, 365, 424, 425, 724, 730, 820, 1093
    };

    private static final String[][] VACCINES = {{"90670"}, {"90712", "90713"}, {"90722", "90723", "90.723"}, {"90681"}};

    private static final Integer[] MONTHS = {36, 72, 12 * 19, 24, 48, 100, 160, 200, 400};

    private final AdversarialFacts facts;
    private final AdversarialDice dice;
    private final String household;
    private final String member;
    private final boolean isChild;
    private final @Nullable LocalDate birth;

    AdversarialMember(AdversarialFacts facts, String household, String member) {
        this.facts = facts;
        this.dice = facts.dice;
        this.household = household;
        this.member = member;
        this.isChild = dice.is(45);
        LocalDate day = dice.of(facts.months).atEndOfMonth();
        if (dice.is(3)) {
            this.birth = null;
        } else if (isChild) {
            this.birth = dice.near(day.minusDays(dice.oneOf(DAYS)), dice.oneOf(0, 1, 20));
        } else {
            this.birth = dice.near(day.minusMonths(dice.oneOf(MONTHS)), dice.oneOf(0, 1, 31, 200));
        }
    }

    void write() {
        facts.row(
                ExchangeFile.MEMBERS,
                member,
                household,
                birth == null ? "" : birth,
                dice.is(90) ? "" : facts.nearMonth(),
                dice.is(90) ? "" : facts.nearMonth(),
                dice.is(95) ? "" : facts.nearMonth(),
                birth == null || dice.is(20) ? "" : dice.near(birth.plusDays(dice.oneOf(5, 30, 60, 100)), 1),
                dice.is(15) ? "" : "S" + dice.below(8),
                dice.is(15) ? "" : "F" + dice.below(8),
                dice.is(90) ? "" : facts.nearMonth(),
                dice.oneOf("", "0", "0", "0", "0", "1"));
        if (dice.is(5)) {
            facts.exemptMember(member);
        }
        marks();
        if (isChild) {
            childHealth();
        } else {
            enrolments();
            attendance();
        }
        if (dice.is(isChild ? 2 : 15)) {
            pregnancy();
        }
    }

    private void marks() {
        for (YearMonth month : facts.months) {
            for (int i = dice.oneOf(0, 0, 0, 1, 3); i > 0; i--) {
                boolean review = dice.is(40);
                facts.row(
                        ExchangeFile.MARKS,
                        member,
                        month,
                        dice.oneOf("APN", "CRED", "DNI", "EDU", "EDU", "PACK"),
                        review
                                ? dice.oneOf("COMPLIED", "NOT_COMPLIED")
                                : dice.oneOf("COMPLIED", "NOT_COMPLIED", "UNKNOWN"),
                        review ? "REVIEW" : "FORMAT",
                        facts.received());
            }
        }
    }

    private void enrolments() {
        int year = facts.period.year();
        for (int i = dice.below(5); i > 0; i--) {
            facts.row(
                    ExchangeFile.ENROLMENTS,
                    member,
                    dice.oneOf(year, year, year - 1, year - 1, year - 2, year + 1),
                    "S" + dice.below(8),
                    dice.oneOf("", "INICIAL", "PRIMARIA", "SECUNDARIA", "SECUNDARIA", "SECUNDARIA", "EBE", "CEBA"),
                    dice.oneOf("", "1", "2", "3", "4", "5", "03"),
                    dice.oneOf("ENROLLED", "ENROLLED", "WITHDRAWN", "NOT_ENROLLED", "PROMOTED", "PROMOTED", "REPEATS"),
                    dice.is(40) ? "" : dice.oneOf(facts.nearMonth(), dice.near(facts.evidenceCut, 1)),
                    dice.oneOf("", 0, 1, 7, 8, 10, 11),
                    dice.oneOf("", 0, 21, 22, 30, 31));
        }
    }

    private void attendance() {
        for (YearMonth month : facts.months) {
            for (int i = dice.oneOf(0, 1, 1, 1, 2, 3); i > 0; i--) {
                facts.row(
                        ExchangeFile.ATTENDANCE,
                        member,
                        month,
                        "S" + dice.below(8),
                        dice.oneOf(0, 1, 19, 20, 20, 20, 100, 200_000_000_000_000_000L),
                        dice.oneOf("", 0, 0, 2, 3, 4, 15, 16, 40, 30_000_000_000_000_000L, 30_000_000_000_000_001L),
                        dice.oneOf("", 0, 0, 1, 2, 30),
                        facts.received());
            }
        }
    }

    private void pregnancy() {
        for (int i = dice.oneOf(1, 1, 2, 3); i > 0; i--) {
            LocalDate day = facts.nearMonth();
            LocalDate lmp = day.minusDays(dice.oneOf(0, 97, 97, 97, 200, 293, 294, 295));
            facts.row(ExchangeFile.PREGNANCIES, member, lmp, dice.is(80) ? "" : facts.nearMonth());
            for (int control = dice.oneOf(0, 2, 6, 12); control > 0; control--) {
                LocalDate on = dice.is(30)
                        ? dice.near(lmp.plusDays(dice.oneOf(0, 97)), 1)
                        : dice.near(facts.nearMonth(), dice.oneOf(1, 14));
                health(on, dice.oneOf("Z34.91", "Z3492", "z3493", "Z35.91", "Z349", "Z359", "Z348", "Z34"));
            }
        }
    }

    /** Half of the children get nearly everything, or the first thing that is missing would hide all others. */
    private void childHealth() {
        LocalDate born = birth == null ? facts.nearMonth() : birth;
        boolean careful = dice.is(60);
        controls(born, careful);
        for (String[] vaccine : VACCINES) {
            vaccine(born, vaccine, careful);
        }
        deliveries(born, careful);
        if (careful || dice.is(50)) {
            int age = dice.oneOf(169, 170, 209, 210, 190, 190, 190);
            health(born.plusDays(age), dice.oneOf("85018", "85018.01", "8501801", "85.018", "850180"));
        }
        if (dice.is(25)) {
            int age = dice.oneOf(-3, 0, 100, 169, 170, 209, 210, 238, 239, 240, 269, 299, 300, 363, 364);
            health(born.plusDays(age), dice.oneOf("D50.0", "d508", "D509", "D539", "D649", "D641"));
        }
        if (dice.is(8)) {
            health(dice.oneOf(born, facts.nearMonth()), dice.oneOf("P07.1", "P0711", "P0712", "p072", "P073", "P070"));
        }
    }

    /** Controls with gaps around the least ones; the careful ones have a spare control in most windows. */
    private void controls(LocalDate born, boolean careful) {
        int age = careful ? 3 : dice.oneOf(2, 3, 4, 7, 29, 365, 730);
        while (age < 1_100) {
            health(born.plusDays(age), dice.oneOf("99381.01", "99381", "Z00.1", "Z001", careful ? "Z001" : "Z0011"));
            if (age < 28) {
                age += careful ? 7 : dice.oneOf(2, 3, 6, 7, 8);
            } else if (age < 365) {
                age += careful ? dice.oneOf(1, 15, 28, 29) : dice.oneOf(27, 28, 29, 30, 31, 5);
            } else {
                age += careful ? dice.oneOf(30, 59) : dice.oneOf(40, 60, 61, 90, 91);
            }
        }
    }

    private void vaccine(LocalDate born, String[] codes, boolean careful) {
        if (!careful && dice.is(40)) {
            return;
        }
        int age = careful ? dice.oneOf(55, 60, 90, 119) : dice.oneOf(54, 55, 56, 60, 91, 92, 119, 120, 180, 181);
        for (int dose = careful ? 3 : dice.oneOf(1, 2, 3, 4); dose > 0; dose--) {
            health(born.plusDays(age), dice.oneOf(codes));
            age += careful && dice.is(95) ? dice.oneOf(28, 50, 65, 70) : dice.oneOf(1, 27, 28, 29, 30, 69, 70, 71);
        }
    }

    private void deliveries(LocalDate born, boolean careful) {
        Integer[] ages = {109, 110, 130, 131, 169, 170, 205, 209, 210, 239, 240, 269, 270, 299, 300, 329, 330, 364};
        if (careful && dice.is(80)) {
            health(born.plusDays(dice.oneOf(110, 120, 130)), "99199.17");
        }
        for (int delivery = careful ? 12 : dice.oneOf(0, 4, 10, 20); delivery > 0; delivery--) {
            health(
                    born.plusDays(dice.oneOf(ages)),
                    dice.oneOf("99199.17", "9919917", "99199.19", "99199.11", "9919919"));
        }
    }

    private void health(LocalDate date, String code) {
        if (date.getYear() < 1) {
            return;
        }
        facts.row(
                ExchangeFile.HEALTH,
                member,
                date,
                "F" + dice.below(8),
                code,
                dice.is(90) ? "D" : dice.oneOf("R", "P", ""),
                dice.is(90) ? dice.oneOf("1", "10.5") : dice.oneOf("", "TA", "ta", "Ta"),
                dice.is(80) ? "" : facts.received());
    }
}
