package org.ayni.app.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.columns.EvidenceColumns;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.database.Database;
import org.ayni.app.evidence.StoreAttendance;
import org.ayni.app.evidence.StoreHealth;
import org.ayni.app.evidence.StoreLiquidated;
import org.ayni.app.evidence.StoreMarks;
import org.ayni.app.evidence.StoreReports;
import org.ayni.app.evidence.StoreSchoolDays;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.ExchangeReader;
import org.ayni.app.exchange.KnownIds;
import org.ayni.app.exchange.RejectionSink;
import org.ayni.app.exchange.RowCounts;
import org.ayni.app.registry.FileChanges;
import org.ayni.app.registry.FileStore;
import org.ayni.app.registry.FirstLoad;
import org.ayni.app.registry.Load;
import org.ayni.app.registry.RollKeys;
import org.ayni.app.registry.RollQueries;
import org.ayni.app.registry.StoreEnrolments;
import org.ayni.app.registry.StoreExemptions;
import org.ayni.app.registry.StoreHouseholds;
import org.ayni.app.registry.StoreInicialPlaces;
import org.ayni.app.registry.StoreMembers;
import org.ayni.app.registry.StorePregnancies;
import org.ayni.app.registry.StoreScopes;

/**
 * Act: takes a folder of the exchange format into the roll and the evidence. Who: staff of UOAL. From: what we believe; to:
 * what the files say, the old beliefs closed and kept, the good rows taken and the bad ones told. The same files again
 * change nothing.
 *
 * <p>One transaction: a process that dies leaves nothing behind. Rows may refer to households and members of the files or of
 * the database.
 */
public final class LoadFacts {

    private final Database database;
    private final LongConsumer bytesRead;
    private final Consumer<ExchangeFile> storing;
    private final int manyHouseholds;

    /**
     * @param bytesRead hears how many bytes were read so far, of {@link ExchangeReader#totalBytes}
     * @param storing hears which file is being stored
     */
    public LoadFacts(Database database, LongConsumer bytesRead, Consumer<ExchangeFile> storing) {
        this(database, bytesRead, storing, FirstLoad.WORTH_IT);
    }

    /** @param manyHouseholds from so many on, a load that finds nothing believed yet builds the keys when it is done */
    LoadFacts(Database database, LongConsumer bytesRead, Consumer<ExchangeFile> storing, int manyHouseholds) {
        this.database = database;
        this.bytesRead = bytesRead;
        this.storing = storing;
        this.manyHouseholds = manyHouseholds;
    }

    /**
     * What came of one file.
     *
     * @param rows found and rejected
     * @param changes made by the accepted ones
     */
    public record FileResult(ExchangeFile file, RowCounts rows, FileChanges changes) {}

    /**
     * What came of a load: the files that were there, in their order.
     *
     * @param load its number
     */
    public record Result(int load, List<FileResult> files) {

        public long rejected() {
            return files.stream().mapToLong(file -> file.rows().rejected()).sum();
        }

        /** Whether the database now holds something else than before. */
        public boolean changedAnything() {
            return files.stream().anyMatch(file -> file.changes().hasAny());
        }
    }

    /**
     * Loads.
     *
     * @param effective day from which the statements are true; empty = they say how it always was
     * @param rejections hears of each rejected row
     * @throws org.ayni.app.exchange.UnreadableFile when a file cannot be trusted at all; then nothing is changed
     */
    public Result run(Path directory, Optional<LocalDate> effective, Actor by, RejectionSink rejections)
            throws IOException {
        try {
            Result result = database.transaction().execute(status -> {
                database.app().sql("SET LOCAL work_mem = '64MB'").update();
                database.app().sql("SET LOCAL jit = off").update();
                Load load = begin(directory, effective, by);
                Result done = new Result(load.number(), loadFiles(directory, load, rejections));
                new EvidenceColumns(database).write(load.number());
                Audit.record(database.app(), by, "load-facts", directory.toString(), detail(done, effective));
                return done;
            });
            if (result == null) {
                throw new IllegalStateException("the transaction gave no result");
            }
            if (result.changedAnything()) {
                gatherStatistics();
            }
            return result;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Without files of the roll, those who maintain it need not wait for the load. */
    private Load begin(Path directory, Optional<LocalDate> effective, Actor by) {
        ExchangeReader reader = new ExchangeReader(directory);
        boolean bringsRoll = Stream.of(ExchangeFile.values())
                .anyMatch(file -> RollQueries.of(file).isPresent() && reader.has(file));
        return bringsRoll
                ? Load.begin(database, by, effective, directory.toString())
                : Load.beginEvidence(database, by, effective, directory.toString());
    }

    private static List<FileStore> stores() {
        return List.of(
                new StoreHouseholds(),
                new StoreMembers(),
                new StorePregnancies(),
                new StoreEnrolments(),
                new StoreAttendance(),
                new StoreHealth(),
                new StoreMarks(),
                new StoreReports(),
                new StoreExemptions(),
                new StoreSchoolDays(),
                new StoreInicialPlaces(),
                new StoreScopes(),
                new StoreLiquidated());
    }

    private List<FileResult> loadFiles(Path directory, Load load, RejectionSink rejections) {
        long[] bytes = {0};
        ExchangeReader reader = new ExchangeReader(directory)
                .withExtensions()
                .tellingBytes(count -> bytesRead.accept(bytes[0] += count));
        RollKeys keys = RollKeys.read(database);
        KnownIds ids = keys.ids();
        List<FileResult> results = new ArrayList<>();
        boolean keysAside = false;
        for (FileStore store : stores()) {
            database.app().sql(store.stagingTable()).update();
            if (reader.has(store.file())) {
                RowCounts rows = stage(reader, store, ids, keys, rejections);
                storing.accept(store.file());
                if (store.file() == ExchangeFile.HOUSEHOLDS && rows.accepted() >= manyHouseholds) {
                    keysAside = FirstLoad.setKeysAside(database.app(), load);
                }
                results.add(new FileResult(store.file(), rows, store(store, load)));
            }
        }
        if (keysAside) {
            FirstLoad.putKeysBack(database.app());
        }
        return results;
    }

    private RowCounts stage(
            ExchangeReader reader, FileStore store, KnownIds ids, RollKeys keys, RejectionSink rejections) {
        return database.onDriver(connection -> {
            try (BinaryCopy copy = BinaryCopy.into(connection, store.copy())) {
                RowCounts rows = reader.read(store.file(), ids, row -> staged(store, copy, row, keys), rejections);
                copy.finish();
                return rows;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void staged(FileStore store, BinaryCopy copy, org.ayni.app.exchange.Row row, RollKeys keys)
            throws IOException {
        try {
            store.stage(copy, row, keys);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private FileChanges store(FileStore store, Load load) {
        database.app().sql(store.analyze()).update();
        try {
            store.prepare(database.appDataSource());
        } catch (SQLException e) {
            throw new org.springframework.jdbc.UncategorizedSQLException("prepare " + store.file(), null, e);
        }
        return store.store(database.app(), load);
    }

    private static Map<String, String> detail(Result result, Optional<LocalDate> effective) {
        Map<String, String> detail = new TreeMap<>();
        detail.put("load", Integer.toString(result.load()));
        detail.put("effective", effective.map(LocalDate::toString).orElse(""));
        for (FileResult file : result.files()) {
            detail.put(
                    file.file().fileName(),
                    "%d read, %d added, %d changed, %d unchanged, %d withdrawn, %d rejected"
                            .formatted(
                                    file.rows().read(),
                                    file.changes().added(),
                                    file.changes().changed(),
                                    file.changes().unchanged(),
                                    file.changes().withdrawn(),
                                    file.rows().rejected()));
        }
        return detail;
    }

    /** So that the next cycle is planned on what is there now. The rows are stored already, whatever becomes of this. */
    private void gatherStatistics() {
        database.app().sql("""
            ANALYZE registry.household, registry.person, registry.residence, registry.household_state,
                    registry.classification, registry.account, registry.person_record, registry.membership,
                    registry.holder, registry.registration, registry.pregnancy, registry.enrolment
            """).update();
    }
}
