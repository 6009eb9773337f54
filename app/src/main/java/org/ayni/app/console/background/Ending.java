package org.ayni.app.console.background;

/** How work in the background ended, in words for the person who began it. */
public sealed interface Ending {

    /** @param text what came of it */
    record Done(String text) implements Ending {}

    /** Something is not as the work needs it; nothing was changed. */
    record Refused(String reason, String whatToDo) implements Ending {}

    /** A fault of our own; it stands in the log. */
    record Failed() implements Ending {

        public String text() {
            return "Falló por una causa del sistema y no se guardó nada. Pruebe otra vez; si se repite, avise a"
                    + " Tecnologías de Información y diga la hora.";
        }
    }
}
