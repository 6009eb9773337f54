package org.ayni.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.ayni.app.duplicates.Blocks;
import org.ayni.app.duplicates.Likeness;
import org.ayni.app.duplicates.PersonCard;
import org.ayni.app.duplicates.Sign;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.ExchangeReader;
import org.ayni.app.exchange.KnownIds;
import org.ayni.app.exchange.Row;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.law.Law;

/**
 * How good the search for duplicates is, on synthetic people of whom some were written down twice and it is known who: how many
 * of those it finds, and how many of those it finds are so. Counted in whole per thousand.
 */
public final class DuplicateBench {

    /** One of so many people is written down a second time. */
    private static final int ONE_OF = 20;

    private final Law law;
    private final Territory territory;

    public DuplicateBench(Law law, Territory territory) {
        this.law = law;
        this.territory = territory;
    }

    /**
     * What a threshold comes to.
     *
     * @param points from so many on a pair is shown
     * @param copies people written down twice
     * @param shown pairs at or above the threshold
     * @param right of those, pairs that are one person
     */
    public record Came(int points, int copies, int shown, int right) {

        /** Of the people written down twice, how many per thousand are found. */
        public int recallPerThousand() {
            return copies == 0 ? 1_000 : (int) (right * 1_000L / copies);
        }

        /** Of the pairs shown, how many per thousand are one person. */
        public int precisionPerThousand() {
            return shown == 0 ? 1_000 : (int) (right * 1_000L / shown);
        }
    }

    /**
     * @param people compared and passed over, to judge the work
     * @param compared different pairs
     */
    public record Result(int people, long compared, int passedOver, List<Came> came) {}

    /** The same numbers always come to the same result. */
    public Result run(int households, long seed, List<Integer> thresholds) throws IOException {
        List<PersonCard> cards = people(households, seed);
        int originals = cards.size();
        Random random = new Random(seed);
        SlipOfTheHand slips = new SlipOfTheHand(random);
        Map<Integer, Integer> copyOf = new HashMap<>();
        for (int i = 0; i < originals; i++) {
            if (random.nextInt(ONE_OF) == 0) {
                copyOf.put(cards.size(), i);
                cards.add(slips.again(cards.get(i), cards.size() + 1));
            }
        }
        Blocks blocks = new Blocks();
        cards.forEach(blocks::add);
        Set<Long> compared = new HashSet<>();
        int[] shown = new int[thresholds.size()];
        int[] right = new int[thresholds.size()];
        blocks.pairs((a, b) -> {
            int one = Math.min(a, b);
            int other = Math.max(a, b);
            if (!compared.add((long) one << Integer.SIZE | other)) {
                return;
            }
            Likeness likeness = Likeness.of(cards.get(one), cards.get(other));
            boolean isOne = copyOf.getOrDefault(other, -1) == one;
            for (int i = 0; i < thresholds.size(); i++) {
                if (likeness.points() >= thresholds.get(i) || likeness.signs().contains(Sign.SAME_DNI)) {
                    shown[i]++;
                    right[i] += isOne ? 1 : 0;
                }
            }
        });
        List<Came> came = new ArrayList<>();
        for (int i = 0; i < thresholds.size(); i++) {
            came.add(new Came(thresholds.get(i), copyOf.size(), shown[i], right[i]));
        }
        return new Result(cards.size(), compared.size(), blocks.passedOver(), came);
    }

    private List<PersonCard> people(int households, long seed) throws IOException {
        Path folder = Files.createTempDirectory("ayni-duplicates");
        try {
            SyntheticCaseload.write(
                    new CaseloadSpec(households, seed, BenchCaseload.PERIOD, 0), territory, law, folder, done -> {});
            return new Reading(folder).people();
        } finally {
            ResultFilesHash.delete(folder);
        }
    }

    /** The people of exchange files as cards. */
    private static final class Reading {
        private final ExchangeReader reader;
        private final List<String> ubigeo = new ArrayList<>();
        private final List<String> place = new ArrayList<>();
        private final Map<Integer, String> holders = new HashMap<>();

        Reading(Path folder) {
            reader = new ExchangeReader(folder).withExtensions();
        }

        List<PersonCard> people() throws IOException {
            KnownIds ids = new KnownIds();
            reader.read(ExchangeFile.HOUSEHOLDS, ids, this::household, rejected -> {});
            List<PersonCard> cards = new ArrayList<>();
            reader.read(ExchangeFile.MEMBERS, ids, row -> cards.add(card(row, cards.size() + 1)), rejected -> {
                throw new UncheckedIOException(new IOException(rejected.toString()));
            });
            return new ArrayList<>(cards.stream().map(this::withHolder).toList());
        }

        private void household(Row row) {
            ubigeo.add(row.text(ExchangeFile.HOUSEHOLDS.position("ubigeo")));
            place.add(row.text(ExchangeFile.HOUSEHOLDS.position("centro_poblado")));
        }

        private PersonCard card(Row row, int person) {
            int household = row.index(ExchangeFile.MEMBERS.position("household_id"));
            int birth = row.date(ExchangeFile.MEMBERS.position("birth_date"));
            String given = text(row, "given_names");
            String paternal = text(row, "paternal_surname");
            String maternal = text(row, "maternal_surname");
            if (row.choice(ExchangeFile.MEMBERS.position("holder")) == 1) {
                holders.put(household, given + " " + paternal + " " + maternal);
            }
            int sex = row.choice(ExchangeFile.MEMBERS.position("sex"));
            return new PersonCard(
                    person,
                    household,
                    given,
                    paternal,
                    maternal,
                    "",
                    birth == Row.UNKNOWN ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(birth)),
                    sex < 0 ? "" : sex == 0 ? "F" : "M",
                    text(row, "dni"),
                    ubigeo.get(household),
                    place.get(household));
        }

        private static String text(Row row, String column) {
            return row.text(ExchangeFile.MEMBERS.position(column));
        }

        private PersonCard withHolder(PersonCard c) {
            return new PersonCard(
                    c.person(),
                    c.household(),
                    c.given(),
                    c.paternal(),
                    c.maternal(),
                    holders.getOrDefault(c.household(), ""),
                    c.birth(),
                    c.sex(),
                    c.dni(),
                    c.ubigeo(),
                    c.place());
        }
    }
}
