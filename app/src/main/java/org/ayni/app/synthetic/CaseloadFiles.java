package org.ayni.app.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ayni.app.exchange.Column;
import org.ayni.app.exchange.ExchangeFile;

/**
 * The files of one caseload, all open at once. They are written beside their final names and take them when the caseload is
 * whole, so that a run that was broken off leaves nothing that could be read as one.
 */
final class CaseloadFiles implements Closeable {

    /** Prefixes of ids that no real household, member, facility or school has. */
    static final String HOUSEHOLD = SyntheticCaseload.HOUSEHOLD_PREFIX;

    static final String MEMBER = "SM";
    static final String SCHOOL = "9";
    static final String FACILITY = "99";

    private static final String PART = ".part";

    private final Path directory;
    private final Map<ExchangeFile, RowWriter> writers = new EnumMap<>(ExchangeFile.class);

    CaseloadFiles(Path directory, CaseloadSpec spec) {
        this.directory = directory;
        for (ExchangeFile file : ExchangeFile.values()) {
            String header = file.columns().stream().map(Column::name).collect(Collectors.joining(","));
            writers.put(file, new RowWriter(part(file), header, new DirtyRows(spec, file)));
        }
    }

    RowWriter file(ExchangeFile file) {
        RowWriter writer = writers.get(file);
        if (writer == null) {
            throw new IllegalStateException("not open: " + file);
        }
        return writer;
    }

    /** Begins a row about a member. */
    RowWriter ofMember(ExchangeFile file, int serial) {
        return file(file).code(MEMBER, serial, 8);
    }

    /** Begins a row about a household. */
    RowWriter ofHousehold(ExchangeFile file, int number) {
        return file(file).code(HOUSEHOLD, number, 7);
    }

    /** A mark of a field format or a review. */
    void mark(int member, int month, String condition, String mark, String source, int receivedOn) {
        ofMember(ExchangeFile.MARKS, member)
                .month(month)
                .text(condition)
                .text(mark)
                .text(source)
                .date(receivedOn)
                .end();
    }

    /** From here on rows may be taken back, in every file. */
    void hold() {
        writers.values().forEach(RowWriter::hold);
    }

    void keep() {
        writers.values().forEach(RowWriter::keep);
    }

    void takeBack() {
        writers.values().forEach(RowWriter::takeBack);
    }

    /** Gives the finished files their names. */
    void finish() {
        close();
        try {
            for (ExchangeFile file : ExchangeFile.values()) {
                Files.move(part(file), directory.resolve(file.fileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        writers.values().forEach(RowWriter::close);
    }

    private Path part(ExchangeFile file) {
        return directory.resolve(file.fileName() + PART);
    }
}
