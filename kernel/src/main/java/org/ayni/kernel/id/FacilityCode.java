package org.ayni.kernel.id;

/** A health facility: RENIPRESS, 8 digits, text with its leading zeros (rulebook §8). */
public record FacilityCode(String value) {
    public FacilityCode {
        Required.text("facility code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
