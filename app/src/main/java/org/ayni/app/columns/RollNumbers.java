package org.ayni.app.columns;

import java.util.Arrays;

/**
 * The database's numbers of the households and members of a closed roll, by their place on it, and back. Numbers are given one
 * after the other, so the way back is an array.
 */
public final class RollNumbers {

    private static final int NOBODY = -1;

    private final Numbers households = new Numbers();
    private final Numbers people = new Numbers();

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

    /** {@code registry.household} of a place on the roll. */
    public int household(int place) {
        return households.numbers[place];
    }

    /** {@code registry.person} of a place on the roll. */
    public int person(int place) {
        return people.numbers[place];
    }

    /** The place of a household on the roll, or -1. */
    public int placeOfHousehold(int number) {
        return households.place(number);
    }

    /** The place of a person on the roll, or -1. */
    public int placeOfPerson(int number) {
        return people.place(number);
    }

    private static final class Numbers {

        private int[] numbers = new int[1 << 10];
        private int size;
        private int[] places = {};

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size + (size >> 1));
            }
            numbers[size++] = number;
        }

        void seal() {
            int most = 0;
            for (int i = 0; i < size; i++) {
                most = Math.max(most, numbers[i]);
            }
            places = new int[most + 1];
            Arrays.fill(places, NOBODY);
            for (int i = 0; i < size; i++) {
                places[numbers[i]] = i;
            }
        }

        int place(int number) {
            return number >= 0 && number < places.length ? places[number] : NOBODY;
        }
    }
}
