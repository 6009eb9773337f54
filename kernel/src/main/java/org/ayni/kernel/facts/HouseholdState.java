package org.ayni.kernel.facts;

/** The states in which a household is in the active roll (rulebook §8). */
public enum HouseholdState {
    AFFILIATED,
    SUSPENDED
}
