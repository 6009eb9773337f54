package org.ayni.kernel.id;

/**
 * A district in the INEI system: 6 digits, text. RENIEC codes are another system and differ in most districts, so a code
 * never travels without its system; this type is INEI only (rulebook §8).
 */
public record Ubigeo(String value) {
    public Ubigeo {
        if (!value.matches("[0-9]{6}")) {
            throw new IllegalArgumentException("an INEI ubigeo has 6 digits: " + value);
        }
    }

    /** The department: the first two digits. */
    public String department() {
        return value.substring(0, 2);
    }

    /** The province: the first four digits. */
    public String province() {
        return value.substring(0, 4);
    }

    @Override
    public String toString() {
        return value;
    }
}
