package org.ayni.kernel.id;

/** The code of a household member in the roll (often the DNI): text, with its leading zeros. */
public record MemberId(String value) {
    public MemberId {
        Required.text("member id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
