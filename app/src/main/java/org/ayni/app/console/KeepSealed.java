package org.ayni.app.console;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ayni.app.audit.SealAudit;
import org.ayni.app.database.Database;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** While the console runs, what was done and looked at becomes part of the signed chain every few seconds. */
@Component
class KeepSealed {

    private static final int EVERY_SECONDS = 5;

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("seal-audit").daemon().factory());
    private final SealAudit seal;

    KeepSealed(Database database, Console.Settings settings) {
        this.seal = new SealAudit(database, settings.home());
        clockwork.scheduleWithFixedDelay(this::sealOnce, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void sealOnce() {
        try {
            seal.seal();
        } catch (RuntimeException failed) {
            // The acts wait for their links; the next time they are made.
            LoggerFactory.getLogger(KeepSealed.class).warn("not sealed: {}", failed.toString());
        }
    }

    @PreDestroy
    void stop() {
        clockwork.shutdown();
    }
}
