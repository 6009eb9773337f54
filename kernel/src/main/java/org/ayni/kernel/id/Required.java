package org.ayni.kernel.id;

/** The one check that every id shares: it is there. */
final class Required {
    private Required() {}

    static void text(String what, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty " + what);
        }
    }
}
