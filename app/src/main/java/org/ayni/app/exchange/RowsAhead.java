package org.ayni.app.exchange;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, read ahead by a thread of its own: it decodes and parses while whoever asks for the rows checks and
 * keeps them. Rows go from one to the other by the hundred, in batches that are used again.
 *
 * <p>What stops the reading thread is thrown to whoever asks, after the rows that came before it.
 */
final class RowsAhead implements AutoCloseable {

    private static final int ROWS = 512;
    private static final int BATCHES = 4;

    private static final class Batch {
        private final Row[] rows;
        private int size;
        private boolean last;
        private @Nullable Throwable failure;

        Batch(RowHandler handler) {
            rows = new Row[ROWS];
            for (int i = 0; i < ROWS; i++) {
                rows[i] = handler.newRow();
            }
        }
    }

    private final FileScan scan;
    private final RowHandler handler;
    private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES);
    private final Thread reading;

    private @Nullable Batch current;
    private int at;

    /** @param scan closed with this; only the reading thread touches it until then */
    RowsAhead(FileScan scan, RowHandler handler) {
        this.scan = scan;
        this.handler = handler;
        for (int i = 0; i < BATCHES; i++) {
            empty.add(new Batch(handler));
        }
        reading = Thread.ofPlatform().daemon().name("rows-ahead").start(this::read);
    }

    /** The next row, good until the next call; null at the end. */
    @Nullable
    Row next() throws IOException {
        try {
            if (current == null) {
                current = full.take();
            }
            while (at == current.size) {
                if (current.failure != null) {
                    throw thrown(current.failure);
                }
                if (current.last) {
                    return null;
                }
                empty.put(current);
                at = 0;
                current = full.take();
            }
            return current.rows[at++];
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void read() {
        try {
            boolean more = true;
            while (more) {
                Batch batch = empty.take();
                more = fill(batch);
                full.put(batch);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean fill(Batch batch) {
        batch.size = 0;
        try {
            while (batch.size < ROWS) {
                handler.fill(batch.rows[batch.size]);
                if (scan.next() == null) {
                    batch.last = true;
                    return false;
                }
                batch.size++;
            }
            return true;
        } catch (IOException | RuntimeException | Error failure) {
            batch.failure = failure;
            return false;
        }
    }

    /** It is thrown in another thread than it arose in, as what it is. */
    private static IOException thrown(Throwable failure) throws IOException {
        return switch (failure) {
            case IOException io -> io;
            case RuntimeException ours -> throw ours;
            case Error error -> throw error;
            default -> new IOException(failure);
        };
    }

    @Override
    public void close() throws IOException {
        reading.interrupt();
        boolean interrupted = false;
        while (reading.isAlive()) {
            try {
                reading.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        scan.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
