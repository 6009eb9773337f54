package org.ayni.app.exchange;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects rejections on disk and writes them as {@code rejected.csv}. The files are read in the order of the table, the
 * result is sorted by the file's name, so each file's rejections wait in a part of their own; within a file they come in
 * the order of the lines, which is the order of the result. Memory does not grow with their number.
 */
public final class RejectedCsv implements RejectionSink, Closeable {

    private static final String HEADER = "file,line,column,code,message\n";

    private final Path workDirectory;
    private final Map<ExchangeFile, BufferedWriter> parts = new EnumMap<>(ExchangeFile.class);
    private long count;

    /** Parts are kept in a directory of their own inside this existing one, until {@link #close}. */
    public RejectedCsv(Path within) throws IOException {
        this.workDirectory = Files.createTempDirectory(within, ".rejected-");
    }

    /** How many rows were rejected so far. */
    public long count() {
        return count;
    }

    @Override
    public void accept(Rejection rejection) throws IOException {
        BufferedWriter part = parts.get(rejection.file());
        if (part == null) {
            part = Files.newBufferedWriter(part(rejection.file()), StandardCharsets.UTF_8);
            parts.put(rejection.file(), part);
        }
        part.write(rejection.file().fileName());
        part.write(',');
        part.write(Integer.toString(rejection.line()));
        part.write(',');
        part.write(rejection.column());
        part.write(',');
        part.write(rejection.code().name());
        part.write(',');
        writeCell(part, rejection.message());
        part.write('\n');
        count++;
    }

    /** Writes the whole file; also without rejections, then only its header. Nothing may be added afterwards. */
    public void writeTo(Path target) throws IOException {
        closeParts();
        List<ExchangeFile> byName = Arrays.stream(ExchangeFile.values())
                .sorted(Comparator.comparing(ExchangeFile::fileName))
                .toList();
        try (var out = Files.newOutputStream(target)) {
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (ExchangeFile file : byName) {
                if (parts.containsKey(file)) {
                    Files.copy(part(file), out);
                }
            }
        }
    }

    /** Deletes the parts; what {@link #writeTo} wrote stays. */
    @Override
    public void close() throws IOException {
        closeParts();
        for (ExchangeFile file : parts.keySet()) {
            Files.deleteIfExists(part(file));
        }
        Files.deleteIfExists(workDirectory);
    }

    private void closeParts() throws IOException {
        for (Writer part : parts.values()) {
            part.close();
        }
    }

    private Path part(ExchangeFile file) {
        return workDirectory.resolve(file.fileName());
    }

    private static void writeCell(Writer out, String text) throws IOException {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
}
