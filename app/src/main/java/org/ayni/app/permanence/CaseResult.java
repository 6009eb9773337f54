package org.ayni.app.permanence;

import java.util.List;

/** What came of an act on cases. */
public sealed interface CaseResult {

    /**
     * It is done.
     *
     * @param numbers of the cases, in the order in which they were given
     */
    record Done(List<Long> numbers) implements CaseResult {

        public Done {
            numbers = List.copyOf(numbers);
        }

        public long number() {
            return numbers.getFirst();
        }
    }

    /**
     * Nothing was done.
     *
     * @param reason what is in the way and what to do, in words
     */
    record Refused(Why why, String reason) implements CaseResult {}

    /** What is in the way. */
    enum Why {
        NOT_FOUND,
        NOT_YOUR_POST,
        NO_SUCH_STEP,
        REASON_DOES_NOT_FIT,
        WORDS_MISSING,
        ALREADY_OPEN,
        PAUSED,
        NOT_PAUSED,
        SAME_PERSON,
        STATE_CHANGED,
        CRITERIA_NOT_MET,
        OTHER_NUMBER,
        TOO_LATE,
        NOT_A_CANDIDATE,
        IMPOSSIBLE_DAY,
        ROLL_REFUSES
    }

    static Refused refused(Why why, String reason) {
        return new Refused(why, reason);
    }
}
