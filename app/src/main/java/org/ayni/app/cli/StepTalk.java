package org.ayni.app.cli;

import org.ayni.app.cycle.Talk;
import org.jspecify.annotations.Nullable;

/** Shows what a step is doing: lines for what is worth one, a bar for what is counted. */
final class StepTalk implements Talk, AutoCloseable {

    private final Ayni ayni;
    private @Nullable Progress bar;
    private String what = "";

    StepTalk(Ayni ayni) {
        this.ayni = ayni;
    }

    @Override
    public void say(String text) {
        close();
        ayni.say(text + " ...");
    }

    @Override
    public void progress(String newWhat, String unit, long done, long total) {
        if (bar == null || !what.equals(newWhat)) {
            close();
            what = newWhat;
            bar = new Progress(newWhat, unit, total, ayni.quiet);
        }
        bar.done(done);
    }

    /** Wipes the bar; another one may begin. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
