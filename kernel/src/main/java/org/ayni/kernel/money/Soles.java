package org.ayni.kernel.money;

import java.util.Locale;

/**
 * An amount of money: whole céntimos of sol (PEN), never a floating point number.
 *
 * @param centimos may be negative (a recupero, a credit)
 */
public record Soles(long centimos) implements Comparable<Soles> {

    public static final Soles ZERO = new Soles(0);

    public static Soles ofCentimos(long centimos) {
        return centimos == 0 ? ZERO : new Soles(centimos);
    }

    /** @throws ArithmeticException when the sum does not fit, as in every operation here */
    public Soles plus(Soles other) {
        return ofCentimos(Math.addExact(centimos, other.centimos));
    }

    public Soles minus(Soles other) {
        return ofCentimos(Math.subtractExact(centimos, other.centimos));
    }

    public Soles times(int count) {
        return ofCentimos(Math.multiplyExact(centimos, (long) count));
    }

    public Soles negate() {
        return ofCentimos(Math.negateExact(centimos));
    }

    public boolean isNegative() {
        return centimos < 0;
    }

    public boolean isPositive() {
        return centimos > 0;
    }

    /** The plain decimal that bank files and CSV sheets carry: {@code 1234.50}. */
    public String decimal() {
        String sign = centimos < 0 ? "-" : "";
        String digits = Long.toUnsignedString(Math.abs(centimos));
        String padded = "0".repeat(Math.max(0, 3 - digits.length())) + digits;
        int point = padded.length() - 2;
        return sign + padded.substring(0, point) + "." + padded.substring(point);
    }

    /**
     * Reads a plain decimal of at most two places, exactly.
     *
     * @throws IllegalArgumentException when it is none
     * @throws ArithmeticException when it does not fit
     */
    public static Soles parseDecimal(String text) {
        if (!text.matches("-?[0-9]+(\\.[0-9]{1,2})?")) {
            throw new IllegalArgumentException("not an amount with at most two decimals: " + text);
        }
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "00" : (text.substring(point + 1) + "0").substring(0, 2);
        try {
            return ofCentimos(Long.parseLong(whole + fraction));
        } catch (NumberFormatException tooLarge) {
            throw new ArithmeticException("amount too large: " + text);
        }
    }

    @Override
    public int compareTo(Soles other) {
        return Long.compare(centimos, other.centimos);
    }

    /** As people read it in Peru: {@code S/ 1,234.50}. */
    @Override
    public String toString() {
        String decimal = decimal();
        int start = decimal.startsWith("-") ? 1 : 0;
        int point = decimal.indexOf('.');
        String grouped = String.format(Locale.ROOT, "%,d", Long.parseLong(decimal.substring(start, point)));
        return (start == 1 ? "-" : "") + "S/ " + grouped + decimal.substring(point);
    }
}
