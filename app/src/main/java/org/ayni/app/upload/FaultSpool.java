package org.ayni.app.upload;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faults of rows in the order of their lines, kept on the disk: every row of a large file may have one. */
final class FaultSpool implements Closeable {

    private final Path file;
    private final DataOutputStream out;
    private long rows;

    FaultSpool() throws IOException {
        this.file = Files.createTempFile("ayni-faults-", ".bin");
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /** The faults of one row. */
    record OfRow(long line, List<Fault> faults) {}

    void add(long line, List<Fault> faults) {
        try {
            out.writeLong(line);
            out.writeInt(faults.size());
            for (Fault fault : faults) {
                out.writeUTF(cut(fault.field()));
                out.writeUTF(cut(fault.error()));
                out.writeUTF(cut(fault.suggestion()));
            }
            rows++;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** So many rows have faults. */
    long rows() {
        return rows;
    }

    Reader read() throws IOException {
        out.flush();
        return new Reader(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16)));
    }

    private static String cut(String text) {
        return text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    /** Gives them back in the same order. */
    static final class Reader implements Closeable {

        private final DataInputStream in;

        Reader(DataInputStream in) {
            this.in = in;
        }

        @Nullable
        OfRow next() throws IOException {
            long line;
            try {
                line = in.readLong();
            } catch (EOFException end) {
                return null;
            }
            int count = in.readInt();
            List<Fault> faults = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                faults.add(new Fault(in.readUTF(), in.readUTF(), in.readUTF()));
            }
            return new OfRow(line, faults);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
