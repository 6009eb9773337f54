package org.ayni.app.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Days;

/**
 * Assesses a directory of facts without a database: the files of the exchange format in, its result files out, the same
 * bytes for the same input. Nothing is written until everything could be computed.
 */
public final class AssessFiles {

    private static final List<String> RESULTS =
            List.of("member_months.csv", "household_months.csv", "lines.csv", "totals.csv", "rejected.csv");

    /** The longest first. */
    private static final List<ExchangeFile> LONG_ONES =
            List.of(ExchangeFile.ATTENDANCE, ExchangeFile.HEALTH, ExchangeFile.LIQUIDATED);

    private final Law law;
    private final Horizon horizon;
    private final LongConsumer progress;

    /** @param progress hears how many bytes of the facts were read so far */
    public AssessFiles(Law law, Horizon horizon, LongConsumer progress) {
        this.law = law;
        this.horizon = horizon;
        this.progress = progress;
    }

    /** What was done: households and members assessed, rows rejected. */
    public record Done(int households, int members, long rejectedRows) {}

    /** Looks on while households are assessed: one at a time, each once, in no order. */
    public interface Onlooker {
        void saw(Facts facts, HouseholdAssessment household);
    }

    /**
     * @throws UnreadableFile when a file cannot be trusted at all
     * @throws NothingComputable when the facts lack what every decision needs
     */
    public Done run(Path factsDirectory, Path resultDirectory) throws IOException {
        return run(factsDirectory, resultDirectory, (facts, household) -> {});
    }

    /**
     * The same, with somebody looking on.
     *
     * @throws UnreadableFile when a file cannot be trusted at all
     * @throws NothingComputable when the facts lack what every decision needs
     */
    public Done run(Path factsDirectory, Path resultDirectory, Onlooker onlooker) throws IOException {
        boolean isNew = Files.notExists(resultDirectory);
        Files.createDirectories(resultDirectory);
        Path work = Files.createTempDirectory(resultDirectory, ".assess-");
        boolean written = false;
        try (RejectedCsv rejected = new RejectedCsv(work)) {
            Facts facts = read(factsDirectory, rejected);
            rejected.writeTo(work.resolve("rejected.csv"));
            write(facts, work, onlooker);
            for (String result : RESULTS) {
                Files.move(work.resolve(result), resultDirectory.resolve(result), StandardCopyOption.REPLACE_EXISTING);
            }
            written = true;
            return new Done(facts.households.size(), facts.members.size(), rejected.count());
        } finally {
            delete(work);
            if (isNew && !written) {
                Files.delete(resultDirectory);
            }
        }
    }

    private Facts read(Path directory, RejectedCsv rejected) throws IOException {
        return read(directory, rejection -> {
            synchronized (rejected) {
                rejected.accept(rejection);
            }
        });
    }

    /**
     * Reads the facts of a directory, sealed, without assessing them.
     *
     * @param rejections may be told from two threads
     * @throws UnreadableFile when a file cannot be trusted at all
     * @throws NothingComputable when the facts lack what every decision needs
     */
    public Facts read(Path directory, RejectionSink rejections) throws IOException {
        AtomicLong bytes = new AtomicLong();
        ExchangeReader reader =
                new ExchangeReader(directory).tellingBytes(count -> progress.accept(bytes.addAndGet(count)));
        if (!reader.has(ExchangeFile.HOUSEHOLDS)) {
            throw NothingComputable.withoutHouseholds(directory);
        }
        Facts facts = new Facts(horizon, law);
        KnownIds ids = new KnownIds(facts.households.ids, facts.members.ids);
        FactRows rows = new FactRows(facts);
        reader.readAhead(ExchangeFile.HOUSEHOLDS, ids, rows, rejections);
        reader.readAhead(ExchangeFile.MEMBERS, ids, rows, rejections);
        readBeside(reader, ids, rows, rejections);
        requireCalendar(facts);
        facts.seal();
        return facts;
    }

    /**
     * The files that need only the households and members. The long ones give numbers to nothing that another file numbers too, so
     * that two threads take them in turn, one of them after all the others.
     */
    private static void readBeside(ExchangeReader reader, KnownIds ids, FactRows rows, RejectionSink rejections)
            throws IOException {
        Queue<ExchangeFile> longOnes = new ConcurrentLinkedQueue<>(LONG_ONES);
        Working takeLongOnes = () -> {
            for (ExchangeFile file = longOnes.poll(); file != null; file = longOnes.poll()) {
                reader.read(file, ids, rows, rejections);
            }
        };
        inTwoThreads(takeLongOnes, () -> {
            for (ExchangeFile file : ExchangeFile.values()) {
                if (file.compareTo(ExchangeFile.MEMBERS) > 0 && !LONG_ONES.contains(file)) {
                    reader.read(file, ids, rows, rejections);
                }
            }
            takeLongOnes.run();
        });
    }

    /** A national row of school days for each month to decide, or nothing is computed. */
    private void requireCalendar(Facts facts) throws NothingComputable {
        for (int bimester = 0; bimester < horizon.bimesters(); bimester++) {
            boolean needed = bimester == horizon.earlierBimesters() || facts.liquidated.hasBimester(bimester);
            for (int month = 2 * bimester; month < 2 * bimester + 2; month++) {
                if (needed && !facts.calendar.hasNational(month)) {
                    throw NothingComputable.withoutSchoolDays(Days.monthText(horizon.month(month)));
                }
            }
        }
    }

    /** The first half of the households goes to the files, the second beside it to parts that are then appended. */
    private void write(Facts facts, Path directory, Onlooker onlooker) throws IOException {
        int[] households = IdOrder.of(facts.households.ids);
        int half = households.length / 2;
        try (ResultWriter writer = new ResultWriter(facts, name -> Files.newOutputStream(directory.resolve(name)))) {
            ResultWriter second = writer.part(name -> Files.newOutputStream(part(directory, name)));
            inTwoThreads(
                    () -> {
                        try (second) {
                            assess(facts, Arrays.copyOfRange(households, half, households.length), second, onlooker);
                        }
                    },
                    () -> assess(facts, Arrays.copyOf(households, half), writer, onlooker));
            writer.finish();
        }
        for (String name : ResultWriter.PARTS) {
            try (OutputStream out = Files.newOutputStream(directory.resolve(name), StandardOpenOption.APPEND)) {
                Files.copy(part(directory, name), out);
            }
            Files.delete(part(directory, name));
        }
    }

    private static Path part(Path directory, String name) {
        return directory.resolve(name + ".part");
    }

    private void assess(Facts facts, int[] households, ResultWriter writer, Onlooker onlooker) throws IOException {
        Assessor assessor = new Assessor(facts, law);
        for (int household : households) {
            HouseholdAssessment assessed = assessor.assess(household);
            writer.accept(assessed);
            synchronized (onlooker) {
                onlooker.saw(facts, assessed);
            }
        }
    }

    private interface Working {
        void run() throws IOException;
    }

    private static void inTwoThreads(Working one, Working other) throws IOException {
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<?> beside = pool.submit(() -> {
                one.run();
                return true;
            });
            other.run();
            beside.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof OutOfMemoryError full) {
                throw full;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
