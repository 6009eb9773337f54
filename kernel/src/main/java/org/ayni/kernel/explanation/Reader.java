package org.ayni.kernel.explanation;

import org.ayni.kernel.law.PhraseText;
import org.ayni.kernel.law.ReasonText;

/** For whom something is explained: how much, and in which words. */
public enum Reader {
    /** The mother or whoever holds the account: a few plain sentences. */
    MOTHER,
    /** The local manager (gestor local): each member, what is missing, which record. */
    MANAGER,
    /** The auditor: everything, with citations. */
    AUDITOR;

    String words(PhraseText text) {
        return switch (this) {
            case MOTHER -> text.mother();
            case MANAGER -> text.manager();
            case AUDITOR -> text.auditor();
        };
    }

    String words(ReasonText text) {
        return switch (this) {
            case MOTHER -> text.mother();
            case MANAGER -> text.manager();
            case AUDITOR -> text.auditor();
        };
    }
}
