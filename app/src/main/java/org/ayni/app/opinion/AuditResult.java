package org.ayni.app.opinion;

import java.util.List;
import org.ayni.app.verification.ResultHashes;

/** How a call of {@link AuditCycle} ended. */
public sealed interface AuditResult {

    /**
     * The cycle was recomputed and compared.
     *
     * @param stored fingerprints of what is stored
     * @param recomputed fingerprints of what the second opinion gave
     * @param differences how many cells differ
     * @param first the first of them, by household
     */
    record Audited(ResultHashes stored, ResultHashes recomputed, long differences, List<Difference> first)
            implements AuditResult {

        public Audited {
            first = List.copyOf(first);
        }

        public boolean isEqual() {
            return differences == 0;
        }
    }

    /** Something is missing; nothing was compared. */
    record Refused(String reason, String whatToDo) implements AuditResult {}
}
