package org.ayni.app.iso20022;

import java.text.Normalizer;
import java.util.Optional;

/** Text that a bank's systems take: NFC, letters of the Latin script, digits and a few signs. */
public final class MessageText {

    private static final int LONGEST_NAME = 140;
    private static final String SIGNS = " '-.,/()&";

    private MessageText() {}

    /**
     * A person's name as it goes into a message: NFC, apostrophes and hyphens in their plain form, invisible characters
     * (control, direction, zero width) dropped, blanks single.
     *
     * @return empty when nothing is left, when it is too long (140), or when it has a sign that a bank refuses: a name
     *     is corrected by a person, never quietly changed here
     */
    public static Optional<String> name(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        boolean blank = false;
        String composed = Normalizer.normalize(raw, Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
                continue;
            }
            int plain = plain(c);
            if (isInvisible(plain)) {
                continue;
            }
            if (!isAllowed(plain)) {
                return Optional.empty();
            }
            if (blank && !clean.isEmpty()) {
                clean.append(' ');
            }
            blank = false;
            clean.appendCodePoint(plain);
        }
        return clean.isEmpty() || clean.length() > LONGEST_NAME ? Optional.empty() : Optional.of(clean.toString());
    }

    /** An account number of the form that a message carries: 1 to 34 digits, capital letters or hyphens. */
    public static boolean isAccountNumber(String text) {
        return text.matches("[0-9A-Z][0-9A-Z-]{0,33}");
    }

    /** An identifier of a message, a file or a transaction: at most 35 of the signs that every bank echoes unchanged. */
    public static boolean isIdentifier(String text) {
        return text.matches("[0-9A-Za-z][0-9A-Za-z.-]{0,34}");
    }

    /** The apostrophes and hyphens that people and word processors write, in their plain form. */
    private static int plain(int c) {
        return switch (c) {
            case 0x2018, 0x2019, 0x02BC, 0x02BB, 0x00B4, 0x0060, 0x2032 -> '\'';
            case 0x2010, 0x2011, 0x2013, 0x2212 -> '-';
            default -> c;
        };
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT;
    }

    private static boolean isAllowed(int c) {
        boolean digit = c >= '0' && c <= '9';
        boolean latin = Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
        return digit || latin || SIGNS.indexOf(c) >= 0;
    }
}
