package org.ayni.kernel.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives texts small consecutive numbers and remembers them in one arena of UTF-8 bytes: about 20 bytes for an id of 8
 * characters, where a {@code HashMap<String, Integer>} needs over 120.
 *
 * <p>Open addressing with linear probing; the table is never more than half full. A slot holds the hash beside the number, so
 * that a search looks at the bytes of a text only when it is very probably the one: of a national caseload they lie far apart
 * in memory. One thread writes; once nobody writes, any number may read.
 */
public final class IdTable {

    private static final int ABSENT = -1;
    private static final long FREE = 0;

    // FNV-1a.
    private static final int HASH_START = 0x811c9dc5;
    private static final int HASH_FACTOR = 0x01000193;

    /** How many numbers from the last one on are tried before a search: the members of a household or two. */
    private static final int NEAR = 8;

    private byte[] arena = new byte[1 << 12];
    private int[] start = new int[1 << 8];
    /** The hash in the upper half, the number and one in the lower; 0 is free. */
    private long[] slots = new long[1 << 9];

    private int size;

    /** How many of the texts have their slot; the others were appended since. */
    private int searchable;

    /** Whether texts were appended and nobody has searched since. */
    private volatile boolean unsearched;

    /** Whether each text so far came after the one before it, by code point. */
    private boolean ascending = true;

    private byte[] scratch = new byte[64];

    /** Forgets all texts; the room stays. Nobody else may use it meanwhile. */
    void clear() {
        size = 0;
        searchable = 0;
        ascending = true;
        Arrays.fill(slots, FREE);
        unsearched = false;
    }

    /** The number of texts; they are numbered from 0 in the order of their first {@code intern}. */
    public int size() {
        return size;
    }

    /** The number of a text, given now when it is new. */
    public int intern(char[] text, int offset, int length) {
        int bytes = encode(text, offset, length); // may replace the scratch array
        return intern(scratch, bytes);
    }

    /** The number of a text, given now when it is new. */
    public int intern(CharSequence text) {
        char[] chars = text.toString().toCharArray();
        return intern(chars, 0, chars.length);
    }

    /**
     * Gives a number to a text in UTF-8 that is known to be new. Much faster than to intern it, as it is prepared for searches
     * only when somebody searches.
     */
    public int append(byte[] utf8, int offset, int length) {
        if (!unsearched) {
            unsearched = true;
        }
        store(utf8, offset, length);
        return size++;
    }

    /** The same for characters. */
    public int append(char[] text, int offset, int length) {
        int bytes = encode(text, offset, length); // may replace the scratch array
        return append(scratch, 0, bytes);
    }

    /**
     * Whether a text comes after all others by code point, so that it is new and no search is needed to know it: files are mostly
     * sorted by their key. May say no of one that does.
     */
    public boolean isAfterAll(char[] text, int offset, int length) {
        if (!ascending || size == 0) {
            return size == 0;
        }
        int from = start[size - 1];
        int last = start[size] - from;
        for (int i = 0; i < Math.min(length, last); i++) {
            int difference = text[offset + i] - (arena[from + i] & 0xff);
            if (difference != 0 || text[offset + i] >= 0x80) {
                return difference > 0 && text[offset + i] < 0x80;
            }
        }
        return length > last;
    }

    /** The number of a text in UTF-8, given now when it is new. */
    public int intern(byte[] utf8, int offset, int length) {
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        System.arraycopy(utf8, offset, scratch, 0, length);
        return intern(scratch, length);
    }

    /** The number of a text, or -1. Safe for several threads as long as nobody interns. */
    public int find(char[] text, int offset, int length) {
        makeSearchable();
        int hash = HASH_START;
        for (int i = offset; i < offset + length; i++) {
            if (text[i] >= 0x80) {
                byte[] bytes = new String(text, offset, length).getBytes(StandardCharsets.UTF_8);
                return find(bytes, 0, bytes.length);
            }
            hash = (hash ^ text[i]) * HASH_FACTOR;
        }
        hash = mix(hash);
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] != FREE; slot = (slot + 1) & mask) {
            if (hashOf(slots[slot]) == hash && holdsAscii(numberOf(slots[slot]), text, offset, length)) {
                return numberOf(slots[slot]);
            }
        }
        return ABSENT;
    }

    /** The number of a text in UTF-8, or -1. Safe for several threads as long as nobody interns. */
    public int find(byte[] utf8, int offset, int length) {
        makeSearchable();
        long held = slots[slotOf(hash(utf8, offset, offset + length), utf8, offset, length)];
        return held == FREE ? ABSENT : numberOf(held);
    }

    /** The number of a text, or -1. */
    public int find(CharSequence text) {
        char[] chars = text.toString().toCharArray();
        return find(chars, 0, chars.length);
    }

    /** The text of a number. */
    public String get(int index) {
        return new String(arena, start[index], start[index + 1] - start[index], StandardCharsets.UTF_8);
    }

    /** Compares two texts by code point, which is the order of their UTF-8 bytes. */
    public int compare(int a, int b) {
        return Arrays.compareUnsigned(arena, start[a], start[a + 1], arena, start[b], start[b + 1]);
    }

    /** Copies the UTF-8 bytes of a text to a buffer with room for them. Returns the position after them. */
    public int copyTo(int index, byte[] target, int position) {
        int length = start[index + 1] - start[index];
        System.arraycopy(arena, start[index], target, position, length);
        return position + length;
    }

    /** The length of a text in UTF-8 bytes. */
    public int byteLength(int index) {
        return start[index + 1] - start[index];
    }

    private int intern(byte[] bytes, int length) {
        makeSearchable();
        int hash = hash(bytes, 0, length);
        int slot = slotOf(hash, bytes, 0, length);
        if (slots[slot] != FREE) {
            return numberOf(slots[slot]);
        }
        store(bytes, 0, length);
        slots[slot] = held(hash, size++);
        searchable = size;
        if (size * 2 > slots.length) {
            rehash(slots.length * 2);
        }
        return size - 1;
    }

    private void makeSearchable() {
        if (unsearched) {
            rehashAppended();
        }
    }

    private synchronized void rehashAppended() {
        if (unsearched) {
            if (size * 2 > slots.length) {
                rehash(Integer.highestOneBit(size) * 4);
            }
            placeAppended();
            unsearched = false;
        }
    }

    private void store(byte[] bytes, int offset, int length) {
        int from = start[size];
        if (from + length > arena.length || from + length < 0) {
            arena = Arrays.copyOf(arena, grown(arena.length, from + length));
        }
        System.arraycopy(bytes, offset, arena, from, length);
        if (size + 2 > start.length) {
            start = Arrays.copyOf(start, start.length * 2);
        }
        start[size + 1] = from + length;
        ascending = ascending && (size == 0 || compare(size - 1, size) < 0);
    }

    /** Whether the texts are in the order of their numbers. */
    boolean isAscending() {
        return ascending;
    }

    private static int grown(int now, int needed) {
        if (needed < 0) {
            throw new IllegalStateException("more than 2 GiB of ids");
        }
        return (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, now * 2L));
    }

    /** Where a text is, or the free slot where it would be. */
    private int slotOf(int hash, byte[] bytes, int offset, int length) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != FREE
                && !(hashOf(slots[slot]) == hash && holds(numberOf(slots[slot]), bytes, offset, length))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long held(int hash, int number) {
        return (long) hash << Integer.SIZE | number + 1L;
    }

    private static int hashOf(long held) {
        return (int) (held >>> Integer.SIZE);
    }

    private static int numberOf(long held) {
        return (int) held - 1;
    }

    private boolean holds(int index, byte[] bytes, int offset, int length) {
        return Arrays.equals(arena, start[index], start[index + 1], bytes, offset, offset + length);
    }

    /**
     * The number of a text that is probably the same as, or comes soon after, one found before: files are mostly sorted, and a
     * look at the next few saves the search. Safe like {@link #find(char[], int, int)}.
     *
     * @param near a number found before, or any other
     */
    public int findNear(int near, char[] text, int offset, int length) {
        int from = Math.max(near, 0);
        int to = Math.min(from + NEAR, size);
        for (int index = from; index < to; index++) {
            if (holdsAscii(index, text, offset, length)) {
                return index;
            }
        }
        return find(text, offset, length);
    }

    /** Compares from the end, where ids that follow one another differ. */
    private boolean holdsAscii(int index, char[] text, int offset, int length) {
        int from = start[index];
        if (start[index + 1] - from != length) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (arena[from + i] != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private void rehash(int count) {
        long[] before = slots;
        slots = new long[count];
        for (long held : before) {
            if (held != FREE) {
                place(held);
            }
        }
    }

    private void placeAppended() {
        for (; searchable < size; searchable++) {
            place(held(hash(arena, start[searchable], start[searchable + 1]), searchable));
        }
    }

    private void place(long held) {
        int mask = slots.length - 1;
        int slot = hashOf(held) & mask;
        while (slots[slot] != FREE) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = held;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = HASH_START;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * HASH_FACTOR;
        }
        return mix(hash);
    }

    /** Spreads the hash over the low bits, which choose the slot. */
    private static int mix(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    /** Encodes to {@link #scratch}; plain ASCII, which nearly all ids are, takes the short way. */
    private int encode(char[] text, int offset, int length) {
        if (scratch.length < length * 3) {
            scratch = new byte[length * 3];
        }
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            if (c >= 0x80) {
                byte[] bytes = new String(text, offset, length).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, scratch, 0, bytes.length);
                return bytes.length;
            }
            scratch[i] = (byte) c;
        }
        return length;
    }
}
