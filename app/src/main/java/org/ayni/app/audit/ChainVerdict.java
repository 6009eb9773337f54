package org.ayni.app.audit;

/** What a check of the chain found. */
public sealed interface ChainVerdict {

    /**
     * Every link follows from the one before it and every signature holds.
     *
     * @param links how many
     * @param checkpoints how many of them are signed
     * @param lastSigned position of the last one that is; 0 when none is
     * @param lastHash hash of the last link, in hexadecimal
     */
    record Whole(long links, long checkpoints, long lastSigned, String lastHash) implements ChainVerdict {}

    /**
     * The first place where it does not hold.
     *
     * @param position of the link, 0 for an act outside the chain
     * @param reason in Spanish
     */
    record Broken(long position, String reason) implements ChainVerdict {}
}
