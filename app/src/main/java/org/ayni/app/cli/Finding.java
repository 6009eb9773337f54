package org.ayni.app.cli;

/**
 * What {@code doctor} found about one thing.
 *
 * @param about the thing, Spanish
 * @param whatToDo empty when nothing needs doing
 */
record Finding(State state, String about, String found, String whatToDo) {

    enum State {
        OK,
        /** Works, but somebody should look. */
        AVISO,
        /** Does not work until it is mended. */
        FALLA
    }

    static Finding ok(String about, String found) {
        return new Finding(State.OK, about, found, "");
    }

    static Finding warning(String about, String found, String whatToDo) {
        return new Finding(State.AVISO, about, found, whatToDo);
    }

    static Finding failure(String about, String found, String whatToDo) {
        return new Finding(State.FALLA, about, found, whatToDo);
    }
}
