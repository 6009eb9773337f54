package org.ayni.app.territory;

/**
 * In which system the district codes of a list are written. The two give different codes to most districts, and the same code
 * to different ones: so whoever loads a list says which, and only what is said to be RENIEC is translated.
 */
public enum UbigeoSystem {
    INEI,
    RENIEC
}
