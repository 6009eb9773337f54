package org.ayni.app.verification;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Works that go on side by side and are waited for together, each in a thread of its own. */
public final class Together implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Begins a work. */
    public <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    /** Waits for a work; what it failed with is thrown here. */
    public static <T> T end(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits until all have ended, well or not. */
    @Override
    public void close() {
        threads.close();
    }
}
