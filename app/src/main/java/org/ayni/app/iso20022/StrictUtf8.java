package org.ayni.app.iso20022;

/** Follows bytes one by one and says whether they are still UTF-8 (RFC 3629): no overlong form, no half surrogate. */
final class StrictUtf8 {

    private int needed;
    private int lowest = 0x80;
    private int highest = 0xbf;

    /** @return false at the first byte that cannot follow those before it */
    boolean accepts(int next) {
        if (needed == 0) {
            return starts(next);
        }
        boolean fits = next >= lowest && next <= highest;
        needed--;
        lowest = 0x80;
        highest = 0xbf;
        return fits;
    }

    /** Whether the last character is whole. */
    boolean isBetweenCharacters() {
        return needed == 0;
    }

    private boolean starts(int next) {
        if (next < 0x80) {
            return true;
        }
        if (next < 0xc2 || next > 0xf4) {
            return false;
        }
        needed = next < 0xe0 ? 1 : next < 0xf0 ? 2 : 3;
        switch (next) {
            case 0xe0 -> lowest = 0xa0;
            case 0xed -> highest = 0x9f;
            case 0xf0 -> lowest = 0x90;
            case 0xf4 -> highest = 0x8f;
            default -> {
                // Any continuation byte may follow.
            }
        }
        return true;
    }
}
