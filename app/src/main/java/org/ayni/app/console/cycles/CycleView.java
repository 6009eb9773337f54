package org.ayni.app.console.cycles;

import java.util.List;
import java.util.Optional;

/**
 * A bimestre as its page shows it.
 *
 * @param months in words, for example «julio y agosto de 2026»
 * @param dates closing day and evidence cut, in words
 * @param findings empty until it is liquidated
 * @param opinion empty until it is liquidated
 * @param replies whether there is something of the bank, and this person may read it
 * @param files whether there are reports, and this person may fetch them
 */
record CycleView(
        String period,
        String months,
        String dates,
        List<StepView> steps,
        Optional<FindingsView> findings,
        Optional<String> opinion,
        boolean mayAskOpinion,
        boolean replies,
        boolean files,
        Optional<Panel> panel,
        List<Fingerprint> fingerprints) {

    /** What a step is at this moment; decides its sign and colour. */
    enum Standing {
        DONE("Hecho", "good"),
        RUNNING("En marcha", ""),
        CUT("Quedó a medias", "note"),
        STOPPED("Detenido", "bad"),
        NEXT("Sigue", "note"),
        PENDING("Pendiente", "plain");

        private final String word;
        private final String sign;

        Standing(String word, String sign) {
            this.word = word;
            this.sign = sign;
        }

        public String word() {
            return word;
        }

        /** Class of the badge. */
        public String sign() {
            return sign;
        }
    }

    /**
     * One step.
     *
     * @param who who did it and when; empty until somebody began
     * @param said what came out of it, or why it stopped, or how far it is
     * @param blockers what stands in the way, for the step that is next
     * @param posts who may press it, for the step that is next
     * @param button empty unless this person may press it now
     */
    record StepView(
            String title,
            Standing standing,
            String who,
            String said,
            List<String> blockers,
            List<String> posts,
            Optional<Button> button) {}

    /** A link to where it is pressed. */
    record Button(String label, String address) {}

    /** How many findings there are, and how many nobody has answered for. */
    record FindingsView(long all, long open, boolean mayRead) {}

    /**
     * Work on the bimestre that runs or has just ended.
     *
     * @param running whether it goes on
     * @param sign class of the message: good, bad or note
     */
    record Panel(boolean running, String sign, String what, String who, String text, String whatToDo) {}

    /** A file of the result and its hash. */
    record Fingerprint(String file, String hash) {}
}
