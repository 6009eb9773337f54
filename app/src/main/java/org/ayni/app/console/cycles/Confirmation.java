package org.ayni.app.console.cycles;

import java.util.List;

/**
 * What is told before an act that cannot be undone, and what must be typed back to show that it was read.
 *
 * @param happens what will happen, one sentence each
 * @param label of the field
 * @param expected what must be typed; blanks, thousands commas, «S/» and céntimos that are zero do not matter
 */
record Confirmation(List<String> happens, String label, String expected) {

    boolean isTyped(String text) {
        return plain(text).equals(plain(expected));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\p{Z},]|S/\\.?", "").replaceAll("\\.0{1,2}$", "");
    }
}
