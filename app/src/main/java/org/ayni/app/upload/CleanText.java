package org.ayni.app.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Texts as we keep them: in composed letters (NFC), with single blanks, and without letters that nobody sees. A text that was
 * read with the wrong encoding somewhere before us is damaged, and is told instead of kept.
 */
public final class CleanText {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029]+");

    /** Zero-width letters, marks and overrides of direction, soft hyphens, and control characters. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cf}\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u3164\\uFFA0]");

    /** A UTF-8 letter that was read as Windows-1252, or a letter that somebody already lost. */
    private static final Pattern DAMAGED = Pattern.compile(
            "\\uFFFD|Ã[\\u0080-\\u00BF\\u0192\\u02C6\\u02DC\\u2013-\\u2122\\u0152\\u0153\\u0160\\u0161\\u0178\\u017D\\u017E]|Â[\\u00A0-\\u00BF]");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private CleanText() {}

    /** The text with nothing unseen in it. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        String blanks = BLANKS.matcher(text).replaceAll(" ");
        String seen = UNSEEN.matcher(blanks).replaceAll("");
        return BLANKS.matcher(Normalizer.normalize(seen, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** Most cells: ASCII without blanks at the ends or two together. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || before != ' ';
    }

    /** Whether letters were lost before the text came to us. */
    public static boolean isDamaged(String text) {
        return DAMAGED.matcher(text).find();
    }

    /** What a damaged text probably said. */
    public static Optional<String> repaired(String text) {
        try {
            ByteBuffer bytes = Charset.forName("windows-1252").newEncoder().encode(java.nio.CharBuffer.wrap(text));
            String said = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return isDamaged(said) ? Optional.empty() : Optional.of(said);
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** What texts are compared by: without case, accents or unseen letters. */
    public static String key(String text) {
        String decomposed = Normalizer.normalize(of(text), Normalizer.Form.NFD);
        return ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** What headers are compared by: {@link #key} with one underscore for all that is no letter or digit. */
    static String headerKey(String header) {
        return key(header).replaceAll("[^\\p{L}\\p{Nd}]+", "_").replaceAll("^_|_$", "");
    }
}
