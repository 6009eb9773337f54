package org.ayni.app.duplicates;

import java.util.List;
import org.ayni.app.search.Sound;
import org.ayni.app.search.Words;

/** How alike two names are, of 100: whatever the accents, the spelling of a sound and a slip of the hand. */
final class NameLikeness {

    /** Said of a part that one of the two does not have: it neither speaks for nor against. */
    static final int UNKNOWN = 60;

    private static final int SAME_SOUND = 92;
    private static final int ONE_SLIP = 85;
    private static final int TWO_SLIPS = 70;
    private static final int BEGINS_ALIKE = 55;

    private NameLikeness() {}

    /** Of two names of one or more words, in whatever order; the words of the shorter decide. */
    static int of(String a, String b) {
        List<String> some = Words.of(a);
        List<String> others = Words.of(b);
        if (some.isEmpty() || others.isEmpty()) {
            return UNKNOWN;
        }
        List<String> fewer = some.size() <= others.size() ? some : others;
        List<String> more = fewer == some ? others : some;
        int sum = 0;
        for (String word : fewer) {
            int best = 0;
            for (String other : more) {
                best = Math.max(best, ofWords(word, other));
            }
            sum += best;
        }
        int likeness = sum / fewer.size();
        // «Ana» and «Ana María» may well be one: a word more takes a little.
        return Math.max(0, likeness - 4 * (more.size() - fewer.size()));
    }

    static int ofWords(String a, String b) {
        if (a.equals(b)) {
            return 100;
        }
        String soundA = Sound.of(a);
        String soundB = Sound.of(b);
        if (soundA.equals(soundB)) {
            return SAME_SOUND;
        }
        int shorter = Math.min(soundA.length(), soundB.length());
        int slips = slips(soundA, soundB);
        if (slips == 1 && shorter >= 4) {
            return ONE_SLIP;
        }
        if (slips == 2 && shorter >= 7) {
            return TWO_SLIPS;
        }
        boolean beginsAlike = shorter >= 3 && (soundA.startsWith(soundB) || soundB.startsWith(soundA));
        return beginsAlike ? BEGINS_ALIKE : 0;
    }

    /** Letters left out, put in, changed, or swapped with the next. */
    static int slips(String a, String b) {
        int[][] least = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(least[i - 1][j - 1] + change, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                least[i][j] = swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
            }
        }
        return least[a.length()][b.length()];
    }
}
