package org.ayni.kernel.id;

/** The code of a household (hogar) in the roll: text, with its leading zeros. */
public record HouseholdId(String value) {
    public HouseholdId {
        Required.text("household id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
