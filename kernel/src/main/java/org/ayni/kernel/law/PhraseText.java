package org.ayni.kernel.law;

/**
 * A phrase in words, for three readers, from {@code law/explanations.yaml}; Spanish. What stands in braces is filled in.
 *
 * @param mother short and easy
 * @param manager for the local manager
 * @param auditor exact
 */
public record PhraseText(Phrase phrase, String mother, String manager, String auditor) {}
