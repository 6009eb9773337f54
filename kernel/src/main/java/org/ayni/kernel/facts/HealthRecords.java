package org.ayni.kernel.facts;

import java.util.Arrays;

/**
 * HIS records: every one is an event of its own. Kept by member and in the order of their dates, which is the order in
 * which windows take them; of the same date the earlier line first.
 */
public final class HealthRecords {

    private final Horizon horizon;
    public final HealthVocabulary vocabulary;

    private IntColumn member = new IntColumn();
    private IntColumn day = new IntColumn();
    private IntColumn word = new IntColumn();
    private IntColumn reference = new IntColumn();

    private int[] start = new int[0];
    private int[] days = new int[0];
    private char[] words = new char[0];
    private int[] references = new int[0];

    HealthRecords(Horizon horizon, HealthVocabulary vocabulary) {
        this.horizon = horizon;
        this.vocabulary = vocabulary;
    }

    /**
     * @param word from {@link HealthVocabulary#word}; records without one are not kept
     * @param reference where the record came from
     */
    public void add(int member, int day, int word, int receivedOn, int reference) {
        if (word < 0 || !horizon.isReceived(receivedOn) || day > horizon.cutDay()) {
            return;
        }
        this.member.add(member);
        this.day.add(day);
        this.word.add(word);
        this.reference.add(reference);
    }

    void clear() {
        member.clear();
        day.clear();
        word.clear();
        reference.clear();
    }

    void seal(int members) {
        int rows = member.size();
        start = new int[members + 1];
        for (int row = 0; row < rows; row++) {
            start[member.get(row) + 1]++;
        }
        for (int i = 0; i < members; i++) {
            start[i + 1] += start[i];
        }
        int[] next = Arrays.copyOf(start, members);
        if (days.length < rows) {
            days = new int[rows];
            words = new char[rows];
            references = new int[rows];
        }
        for (int row = 0; row < rows; row++) {
            int owner = member.get(row);
            int at = next[owner]++;
            insert(start[owner], at, day.get(row), (char) word.get(row), reference.get(row));
        }
        member = new IntColumn();
        day = new IntColumn();
        word = new IntColumn();
        reference = new IntColumn();
    }

    /** Stable insertion among the member's records; they mostly come in order already. */
    private void insert(int from, int at, int newDay, char word, int newReference) {
        int to = at;
        if (to > from && days[to - 1] > newDay) {
            int low = from;
            int high = to;
            while (low < high) {
                int middle = low + high >>> 1;
                if (days[middle] > newDay) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            System.arraycopy(days, low, days, low + 1, to - low);
            System.arraycopy(words, low, words, low + 1, to - low);
            System.arraycopy(references, low, references, low + 1, to - low);
            to = low;
        }
        days[to] = newDay;
        words[to] = word;
        references[to] = newReference;
    }

    /** The first position of a member's records. */
    public int from(int owner) {
        return start[owner];
    }

    /** The position after a member's records. */
    public int to(int owner) {
        return start[owner + 1];
    }

    public int day(int position) {
        return days[position];
    }

    public int word(int position) {
        return words[position];
    }

    public int reference(int position) {
        return references[position];
    }
}
