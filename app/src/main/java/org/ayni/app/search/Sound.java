package org.ayni.app.search;

import java.util.regex.Pattern;

/**
 * How a word sounds to a Peruvian ear, spelt in one way: Ccahuana, Kkahuana and Qawana are one, as are Vásquez and Basques. Made
 * for surnames in Spanish, Quechua, Aymara and Amazonian languages as clerks write them; not for finding out how they are said.
 */
public final class Sound {

    private record Step(Pattern spelt, String as) {}

    private static final Step[] STEPS = {
        step("[cgjqk]hu(?=[aeio])|[gh]u(?=[aeio])", "w"),
        step("ph", "f"),
        step("sh|ch|tx", "x"),
        step("ll", "y"),
        step("qu(?=[ei])|c(?=[aou])|cc|ck|c(?=[^eih]|$)|q", "k"),
        step("gu(?=[ei])", "g"),
        step("g(?=[ei])", "j"),
        step("[zc]", "s"),
        step("v", "b"),
        step("h", ""),
        step("i(?=[aeou])", "y"),
        step("(?<=[aeou])i", "y"),
        step("(.)\\1+", "$1"),
    };

    private Sound() {}

    private static Step step(String spelt, String as) {
        return new Step(Pattern.compile(spelt), as);
    }

    /** @param word as {@link Words} gives it */
    public static String of(String word) {
        String sound = word;
        for (Step step : STEPS) {
            sound = step.spelt().matcher(sound).replaceAll(step.as());
        }
        return sound.isEmpty() ? word : sound;
    }
}
