package org.ayni.app.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes of a file were read so far. */
final class CountedBytes extends FilterInputStream {

    private final LongConsumer told;
    private long count;

    CountedBytes(InputStream in, LongConsumer told) {
        super(in);
        this.told = told;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            told.accept(++count);
        }
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count += read;
            told.accept(count);
        }
        return read;
    }
}
