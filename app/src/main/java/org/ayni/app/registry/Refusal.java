package org.ayni.app.registry;

/**
 * Why something that was said cannot be believed. Nothing of that statement is recorded.
 *
 * @param subject code of the household or person
 * @param spanish what is wrong and what to do, for the person who said it
 */
public record Refusal(Kind kind, String subject, String spanish) {

    /** What is wrong. */
    public enum Kind {
        UNKNOWN_HOUSEHOLD,
        UNKNOWN_PERSON,
        IMPOSSIBLE_DAY,
        UNKNOWN_FIELD,
        BAD_VALUE,
        REASON_DOES_NOT_FIT,
        MEMBER_ELSEWHERE,
        ALREADY_A_MEMBER,
        NOT_A_MEMBER,
        NOT_BORN_YET,
        DEAD,
        HOLDER_TOO_YOUNG,
        HOLDER_WITHOUT_DNI,
        HOLDER_ELSEWHERE,
        HOUSEHOLD_NEEDS_HOLDER
    }
}
