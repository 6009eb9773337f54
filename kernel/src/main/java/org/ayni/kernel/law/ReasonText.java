package org.ayni.kernel.law;

import org.ayni.kernel.decision.Reason;

/**
 * A reason in words, for three readers, from {@code law/reasons.yaml}; Spanish.
 *
 * @param mother at most about twelve words a sentence, and what to do
 * @param manager for the local manager: the cause and the next step
 * @param auditor exact, with the rule
 */
public record ReasonText(Reason reason, String mother, String manager, String auditor, String rule) {}
