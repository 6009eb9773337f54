package org.ayni.kernel.explanation;

import java.util.Arrays;
import java.util.Optional;
import org.ayni.kernel.law.PhraseText;
import org.ayni.kernel.law.ReasonText;

/** For whom something is explained: how much, and in which words. */
public enum Reader {
    /** The mother or whoever holds the account: a few plain sentences. */
    MOTHER("madre"),
    /** The local manager (gestor local): each member, what is missing, which record. */
    MANAGER("gestor"),
    /** The auditor: everything, with citations. */
    AUDITOR("auditor");

    private final String spanish;

    Reader(String spanish) {
        this.spanish = spanish;
    }

    /** One word, as it is typed and shown. */
    public String spanish() {
        return spanish;
    }

    /** The reader of a word. */
    public static Optional<Reader> named(String spanish) {
        return Arrays.stream(values())
                .filter(reader -> reader.spanish.equals(spanish))
                .findFirst();
    }

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
