package org.ayni.kernel.law;

/**
 * A rule as a lawyer reads it, from {@code law/rules.yaml}.
 *
 * @param id such as {@code R-EDU}
 * @param title in Spanish
 * @param text the rule in Spanish, one paragraph
 * @param norm the id of an entry of {@code law/norms.yaml}; empty when the rule is assumed
 * @param place article or section of the norm
 * @param note for an assumed rule, why this default; for others, what part of it is assumed
 */
public record RuleText(
        String id, String title, String text, String norm, String place, Confidence confidence, String note) {}
