package org.ayni.app.console.search;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ayni.app.database.Database;
import org.ayni.app.search.RefreshSearch;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Keeps the index of the search box up with the roll: once before the console says that it is ready, then every minute, which
 * costs one question when nothing was loaded.
 */
@Component
class FollowRoll implements ApplicationRunner, DisposableBean {

    private static final long EVERY_SECONDS = 60;
    private static final long LONGEST_STOP_SECONDS = 10;

    private final RefreshSearch index;
    private final ScheduledExecutorService clockwork = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("search-index").factory());

    FollowRoll(Database database) {
        this.index = new RefreshSearch(database);
    }

    @Override
    public void run(ApplicationArguments none) {
        follow();
        clockwork.scheduleWithFixedDelay(this::follow, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** A fault must not end the clockwork, nor the console: who was loaded last is not found until the next minute. */
    private void follow() {
        try {
            index.refresh();
        } catch (RuntimeException fault) {
            LoggerFactory.getLogger(FollowRoll.class).warn("the index of the search box did not follow", fault);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        clockwork.shutdownNow();
        clockwork.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    }
}
