package org.ayni.kernel.id;

/** A school: código modular (7) and anexo (1), text with its leading zeros (rulebook §8). */
public record SchoolCode(String value) {
    public SchoolCode {
        Required.text("school code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
