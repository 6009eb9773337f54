package org.ayni.app.whatif;

/**
 * The name under which somebody keeps a what-if: letters, digits, dot, hyphen and underscore, so that it is also the name of a
 * file.
 */
public record ScenarioName(String value) {

    public ScenarioName {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a name of a what-if: " + value);
        }
    }

    public static boolean isOne(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    @Override
    public String toString() {
        return value;
    }
}
