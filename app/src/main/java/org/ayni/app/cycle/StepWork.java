package org.ayni.app.cycle;

/** What one step does, inside its transaction. */
interface StepWork {

    /** How the work ended. */
    sealed interface Outcome {

        /**
         * It is done, and to be kept.
         *
         * @param result one line, Spanish
         * @param hash fingerprint of the output, or empty
         */
        record Finished(String result, String hash) implements Outcome {}

        /** It cannot be done as things are; whatever was written is taken back. */
        record Refused(String reason, String whatToDo) implements Outcome {}
    }

    Outcome run(Talk talk);
}
