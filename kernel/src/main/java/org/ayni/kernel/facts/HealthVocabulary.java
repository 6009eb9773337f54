package org.ayni.kernel.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.HealthCode;
import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.law.Value;

/**
 * Turns (code, diagnosis type, LAB) of a HIS record into one small number, its <em>word</em>, and tells for a scheme
 * which kinds of attention each word is. Codes that no version of the law knows have no word: no rule can ask for them.
 */
public final class HealthVocabulary {

    /** The record's code is in no version of the law. */
    public static final int UNKNOWN_WORD = -1;

    private static final int NOT_SEEN = -2;
    private static final String[] TYPES = {"", "D", "R", "P"};

    private final List<String> codes;
    private final List<String> labs;
    private final IdTable spellings = new IdTable();
    private int[] codeOfSpelling = filled(64);

    public HealthVocabulary(Law law) {
        Set<String> known = new LinkedHashSet<>();
        Set<String> refused = new LinkedHashSet<>();
        for (HealthKind kind : HealthKind.values()) {
            for (DatedValue dated : law.parameter(ParameterIds.codesOf(kind)).values()) {
                if (dated.value() instanceof Value.Codes list) {
                    list.codes().forEach(code -> known.add(code.code()));
                    list.codes().forEach(code -> refused.add(code.refusedLab()));
                }
            }
        }
        codes = List.copyOf(known);
        refused.remove("");
        labs = new ArrayList<>(List.of("", "any other text"));
        labs.addAll(refused);
        if (words() > Character.MAX_VALUE) {
            throw new IllegalArgumentException("the law knows more HIS codes than a word can tell apart");
        }
    }

    /**
     * The word of a record.
     *
     * @param code as written, with or without dots, in any case
     * @param type 0 for none, 1 {@code D}, 2 {@code R}, 3 {@code P}
     * @param lab as written
     * @return {@link #UNKNOWN_WORD} when no version of the law knows the code
     */
    public int word(char[] text, int codeAt, int codeLength, int type, int labAt, int labLength) {
        int code = codeOf(text, codeAt, codeLength);
        return code < 0 ? UNKNOWN_WORD : (code * TYPES.length + type) * labs.size() + labOf(text, labAt, labLength);
    }

    /** Whether every code and every refused LAB of a law has a word here: then records read with it serve that law too. */
    public boolean knows(Law law) {
        HealthVocabulary asked = new HealthVocabulary(law);
        return new HashSet<>(codes).containsAll(asked.codes) && new HashSet<>(labs).containsAll(asked.labs);
    }

    /** The code of a word, as the law writes it. */
    public String code(int word) {
        return codes.get(word / labs.size() / TYPES.length);
    }

    /** For every word the bits of {@link HealthKind} that it is under a scheme. */
    public int[] kinds(Scheme scheme) {
        int[] kinds = new int[words()];
        for (int word = 0; word < kinds.length; word++) {
            String lab = labs.get(word % labs.size());
            String type = TYPES[word / labs.size() % TYPES.length];
            for (HealthKind kind : HealthKind.values()) {
                for (HealthCode code : scheme.codes().getOrDefault(kind, List.of())) {
                    if (code.code().equals(code(word)) && code.accepts(type, lab)) {
                        kinds[word] |= kind.bit();
                    }
                }
            }
        }
        return kinds;
    }

    private int words() {
        return codes.size() * TYPES.length * labs.size();
    }

    /** Looked up by the spelling as it came, so that each spelling is normalised once, not once per record. */
    private int codeOf(char[] text, int offset, int length) {
        int spelling = spellings.intern(text, offset, length);
        if (spelling >= codeOfSpelling.length) {
            int from = codeOfSpelling.length;
            codeOfSpelling = Arrays.copyOf(codeOfSpelling, from * 2);
            Arrays.fill(codeOfSpelling, from, from * 2, NOT_SEEN);
        }
        if (codeOfSpelling[spelling] == NOT_SEEN) {
            codeOfSpelling[spelling] = codes.indexOf(HealthCode.normalise(new String(text, offset, length)));
        }
        return codeOfSpelling[spelling];
    }

    private int labOf(char[] text, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        for (int i = 2; i < labs.size(); i++) {
            if (labs.get(i).length() == length && labs.get(i).equalsIgnoreCase(new String(text, offset, length))) {
                return i;
            }
        }
        return 1;
    }

    private static int[] filled(int length) {
        int[] codes = new int[length];
        Arrays.fill(codes, NOT_SEEN);
        return codes;
    }
}
