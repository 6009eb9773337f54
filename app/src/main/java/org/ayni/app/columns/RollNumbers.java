package org.ayni.app.columns;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The database's numbers of the households and members of a closed roll, or of a slice of one, by their place on it, and back.
 * Numbers are given one after the other, so the way back is an array.
 *
 * <p>What was liquidated for a member stays with the household, also when the member is of another one now. So a slice may have
 * <em>guests</em>: people of other slices, of whom nothing is read but such lines. Their places come after those of the members.
 */
public final class RollNumbers {

    private static final int NOBODY = -1;

    private final Numbers households = new Numbers();
    private final Numbers people = new Numbers();
    private final Numbers guests = new Numbers();
    private final Map<Integer, Integer> placesOfGuests = new HashMap<>();
    private final BitSet everybody;

    /** Of a whole roll. */
    public RollNumbers() {
        this(new BitSet());
    }

    /** @param everybody numbers of all people of the roll of which this is a slice */
    RollNumbers(BitSet everybody) {
        this.everybody = everybody;
    }

    /** The next household of the roll. */
    public void addHousehold(int number) {
        households.add(number);
    }

    /** The next member of the roll. */
    public void addPerson(int number) {
        people.add(number);
    }

    /** Ends the adding: from now on it may be asked, by several threads. */
    public void seal() {
        households.seal();
        people.seal();
    }

    /** How many households there are. */
    public int households() {
        return households.size;
    }

    /** {@code registry.household} of a place on the roll. */
    public int household(int place) {
        return households.numbers[place];
    }

    /** {@code registry.person} of a place on the roll, also of a guest's. */
    public int person(int place) {
        return place < people.size ? people.numbers[place] : guests.numbers[place - people.size];
    }

    /** The place of a household on the roll, or -1. */
    public int placeOfHousehold(int number) {
        return households.place(number);
    }

    /** The place of a person on the roll, or -1. */
    public int placeOfPerson(int number) {
        return people.place(number);
    }

    /**
     * The place of a person for whom something was liquidated, or -1 for who is not on the roll: of who is in another slice, that
     * of a guest, which is given now. One thread may ask this.
     */
    public int placeOfFormerMember(int number) {
        int place = people.place(number);
        if (place >= 0 || number < 0 || !everybody.get(number)) {
            return place;
        }
        return placesOfGuests.computeIfAbsent(number, added -> {
            guests.add(added);
            return people.size + guests.size - 1;
        });
    }

    /** The numbers of the guests, in the order of their places. */
    int[] guests() {
        return Arrays.copyOf(guests.numbers, guests.size);
    }

    /** The smallest number of a household; only when there is one. */
    public int firstHousehold() {
        return households.least;
    }

    /** The largest number of a household; only when there is one. */
    public int lastHousehold() {
        return households.least + households.places.length - 1;
    }

    private static final class Numbers {

        private int[] numbers = new int[1 << 10];
        private int size;
        private int least;
        private int[] places = {};

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size + (size >> 1));
            }
            numbers[size++] = number;
        }

        void seal() {
            if (size == 0) {
                return;
            }
            least = numbers[0];
            int most = numbers[0];
            for (int i = 1; i < size; i++) {
                least = Math.min(least, numbers[i]);
                most = Math.max(most, numbers[i]);
            }
            places = new int[most - least + 1];
            Arrays.fill(places, NOBODY);
            for (int i = 0; i < size; i++) {
                places[numbers[i] - least] = i;
            }
        }

        int place(int number) {
            int at = number - least;
            return at >= 0 && at < places.length ? places[at] : NOBODY;
        }
    }
}
