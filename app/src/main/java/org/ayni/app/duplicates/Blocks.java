package org.ayni.app.duplicates;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ayni.app.search.Sound;
import org.ayni.app.search.Words;

/**
 * Which records are worth comparing: those that share a document, or how a surname sounds together with a birth date, or both
 * surnames and a given name. Without it three million records would be 4.5 million million pairs.
 *
 * <p>A key is a hash of 40 bits beside the place of its record, so that a nation is one array of longs to sort. A block of more
 * than {@link #MOST} records says too little (an empty date, a very common name) and is passed over: {@link #passedOver} counts
 * them.
 */
public final class Blocks {

    /** What is compared: places of two records, in the order in which they were added. */
    public interface Pairs {
        void pair(int one, int other);
    }

    /** So many of one key are compared with each other. */
    static final int MOST = 40;

    private static final int PLACE_BITS = 24;
    private static final long PLACES = 1L << PLACE_BITS;

    private long[] keys = new long[1 << 12];
    private int size;
    private int records;
    private int passedOver;

    /** Adds a record. Returns its place. */
    public int add(PersonCard card) {
        if (records == PLACES) {
            throw new IllegalStateException("more than 16 million records");
        }
        int place = records++;
        List<String> paternal =
                Words.of(card.paternal()).stream().map(Sound::of).toList();
        List<String> maternal =
                Words.of(card.maternal()).stream().map(Sound::of).toList();
        Optional<String> given = Words.of(card.given()).stream().map(Sound::of).findFirst();
        if (!card.dni().isEmpty()) {
            key("D" + card.dni(), place);
        }
        card.birth().ifPresent(birth -> {
            int low = Math.min(birth.getMonthValue(), birth.getDayOfMonth());
            int high = Math.max(birth.getMonthValue(), birth.getDayOfMonth());
            String day = "B" + birth.getYear() + "-" + low + "-" + high;
            paternal.stream().findFirst().ifPresent(surname -> key(day + surname, place));
            maternal.stream()
                    .findFirst()
                    .filter(surname -> paternal.isEmpty() || !surname.equals(paternal.getFirst()))
                    .ifPresent(surname -> key(day + surname, place));
            given.ifPresent(name -> key(day + "." + name + card.ubigeo(), place));
        });
        if (!paternal.isEmpty() && !maternal.isEmpty() && given.isPresent()) {
            boolean inOrder = paternal.getFirst().compareTo(maternal.getFirst()) <= 0;
            String both = inOrder
                    ? paternal.getFirst() + " " + maternal.getFirst()
                    : maternal.getFirst() + " " + paternal.getFirst();
            String province = card.ubigeo().length() >= 4 ? card.ubigeo().substring(0, 4) : "";
            key("N" + both + " " + given.get() + province, place);
        }
        return place;
    }

    /** Tells every pair that shares a key, once for each key that it shares: the same pair may come again. */
    public void pairs(Pairs pairs) {
        Arrays.parallelSort(keys, 0, size);
        passedOver = 0;
        int from = 0;
        while (from < size) {
            int to = from + 1;
            while (to < size && keys[to] >>> PLACE_BITS == keys[from] >>> PLACE_BITS) {
                to++;
            }
            if (to - from > MOST) {
                passedOver++;
            } else {
                tell(from, to, pairs);
            }
            from = to;
        }
    }

    /** Blocks that were too large at the last {@link #pairs}. */
    public int passedOver() {
        return passedOver;
    }

    private void tell(int from, int to, Pairs pairs) {
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < to; j++) {
                int one = (int) (keys[i] & PLACES - 1);
                int other = (int) (keys[j] & PLACES - 1);
                if (one != other) {
                    pairs.pair(one, other);
                }
            }
        }
    }

    private void key(String text, int place) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = hash(text) << PLACE_BITS | place;
    }

    /** FNV-1a of 64 bits, spread. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return hash ^ hash >>> 29;
    }
}
