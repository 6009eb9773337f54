package org.ayni.kernel.rule;

import org.ayni.kernel.facts.HealthRecords;
import org.ayni.kernel.law.HealthKind;

/**
 * The HIS records of one member as a scheme reads them, by date. One object is moved from member to member: millions are
 * looked at.
 */
public final class MemberHealth {

    /** No such record. */
    public static final int NONE = -1;

    private final HealthRecords records;
    private int[] kinds;
    private int from;
    private int to;

    /** @param kinds for every word the kinds of attention it is, from {@code HealthVocabulary.kinds} */
    public MemberHealth(HealthRecords records, int[] kinds) {
        this.records = records;
        this.kinds = kinds;
    }

    /** Looks at another member, as another scheme reads the codes. */
    public void moveTo(int member, int[] newKinds) {
        kinds = newKinds;
        from = records.from(member);
        to = records.to(member);
    }

    /** The earliest record of a kind between two days, both included, or {@link #NONE}. */
    public int earliest(HealthKind kind, int first, int last) {
        int bit = kind.bit();
        for (int i = from; i < to; i++) {
            int day = records.day(i);
            if (day > last) {
                return NONE;
            }
            if (day >= first && (kinds[records.word(i)] & bit) != 0) {
                return i;
            }
        }
        return NONE;
    }

    /** The day of a record that {@link #earliest} found. */
    public int day(int record) {
        return records.day(record);
    }
}
