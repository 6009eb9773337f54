package org.ayni.kernel.id;

/** A national identity number: 8 digits, text (rulebook §8). */
public record Dni(String value) {

    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};
    private static final String CHECK_DIGITS = "67890112345";
    private static final String CHECK_LETTERS = "KABCDEFGHIJ";

    public Dni {
        if (!value.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("a DNI has 8 digits: " + value);
        }
    }

    /** The check digit printed beside the number. */
    public char checkDigit() {
        return CHECK_DIGITS.charAt(checkIndex());
    }

    /** The check letter of older cards. */
    public char checkLetter() {
        return CHECK_LETTERS.charAt(checkIndex());
    }

    /** Whether a check character, digit or letter, belongs to this number. */
    public boolean acceptsCheck(char check) {
        return check == checkDigit() || Character.toUpperCase(check) == checkLetter();
    }

    private int checkIndex() {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (value.charAt(i) - '0');
        }
        int k = 11 - sum % 11;
        return k == 11 ? 0 : k;
    }

    @Override
    public String toString() {
        return value;
    }
}
