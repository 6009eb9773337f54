package org.ayni.app.console.list;

import java.util.Map;
import java.util.Set;

/**
 * A column of a list.
 *
 * @param name in the address
 * @param title as the reader sees it
 * @param meaning one sentence for the legend of a file
 * @param expression SQL; its text form is shown
 * @param kind how it is shown
 * @param needs sources that the expression mentions
 * @param usual shown unless the reader chooses otherwise
 * @param words of a {@link Kind#STATE}: what each stored code is called
 */
public record ListColumn(
        String name,
        String title,
        String meaning,
        String expression,
        Kind kind,
        Set<String> needs,
        boolean usual,
        Map<String, Word> words) {

    /** How a cell is shown. */
    public enum Kind {
        TEXT,
        /** A whole number. */
        WHOLE,
        DATE,
        /** A code that has a word and a colour. */
        STATE,
        /** Covered on the screen but for the last digits; whole in a file. */
        DNI
    }

    /**
     * What a code is called.
     *
     * @param tone a class of badge: good, bad, note, or empty
     */
    public record Word(String spanish, String tone) {}

    public static ListColumn of(
            String name, String title, String meaning, String expression, Kind kind, String... needs) {
        return new ListColumn(name, title, meaning, expression, kind, Set.of(needs), true, Map.of());
    }

    /** As this one, but shown only to who chooses it. */
    public ListColumn onDemand() {
        return new ListColumn(name, title, meaning, expression, kind, needs, false, words);
    }

    /** As this one, with words for its codes. */
    public ListColumn saying(Map<String, Word> newWords) {
        return new ListColumn(name, title, meaning, expression, Kind.STATE, needs, usual, newWords);
    }

    /** What is written to a file. */
    String inFile(String stored) {
        return switch (kind) {
            case STATE -> word(stored).spanish();
            case DATE -> Shown.day(stored);
            case TEXT, WHOLE, DNI -> stored;
        };
    }

    /** What is shown on a page. */
    String onScreen(String stored) {
        return switch (kind) {
            case DNI -> stored.isEmpty() ? "" : "••••" + stored.substring(Math.max(0, stored.length() - 4));
            case WHOLE -> Shown.grouped(stored);
            case TEXT, DATE, STATE -> inFile(stored);
        };
    }

    Word word(String stored) {
        return words.getOrDefault(stored, new Word(stored, ""));
    }
}
