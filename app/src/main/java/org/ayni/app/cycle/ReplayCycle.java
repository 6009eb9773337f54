package org.ayni.app.cycle;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.database.Database;
import org.ayni.app.liquidation.EarlierLiquidations;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.LawHash;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Computes a bimestre again from the roll, the evidence and the books as they were known at an instant, and compares it with
 * what was stored. Writes nothing: anybody may, at any time.
 *
 * <p>At the instant of the closing it gives what was stored that night, however much was loaded since; at a later one, what
 * R-RETRO would now say of the same bimestre.
 *
 * <p>The books are those that the liquidation itself looked at, which was made after the closing; before the closing, those of
 * the instant.
 */
public final class ReplayCycle {

    private final Database database;
    private final Law law;
    private final Talk talk;

    /** @param talk hears how far the reading is */
    public ReplayCycle(Database database, Law law, Talk talk) {
        this.database = database;
        this.law = law;
        this.talk = talk;
    }

    /** @param asKnown what was recorded later is not looked at; empty = the instant at which the roll was closed */
    public Replay replay(Bimester period, Optional<Instant> asKnown) {
        return Objects.requireNonNull(database.transaction().execute(status -> {
            // One snapshot for all that is read: a load that ends meanwhile is either in all of it or in nothing.
            database.app()
                    .sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .update();
            return inSnapshot(period, asKnown);
        }));
    }

    private Replay inSnapshot(Bimester period, Optional<Instant> asKnown) {
        ClosedRolls rolls = new ClosedRolls(database.app());
        Optional<ClosedRolls.Opened> opened = rolls.opened(period);
        if (opened.isEmpty()) {
            return new Replay.Refused(
                    "El bimestre " + period + " nunca se abrió: no se sabe su día de cierre ni su corte de evidencia.",
                    "Ábralo con «ayni cycle open " + period + "».");
        }
        Optional<ClosedRoll> closed = rolls.closed(period);
        Optional<Instant> instant = asKnown.or(() -> closed.map(ClosedRoll::knownAt));
        if (instant.isEmpty()) {
            return new Replay.Refused(
                    "El padrón del bimestre " + period + " no está cerrado.",
                    "Ciérrelo con «ayni cycle close-roll " + period
                            + "», o diga hasta cuándo se sabía con --as-known FECHA.");
        }
        return compute(opened.get(), closed, instant.get());
    }

    private Replay compute(ClosedRolls.Opened opened, Optional<ClosedRoll> closed, Instant knownAt) {
        Bimester period = opened.period();
        Horizon horizon = Horizon.of(period, opened.closingDay(), opened.evidenceCut(), law);
        EarlierLiquidations books =
                new EarlierLiquidations(database, period).asOf(instantOfBooks(period, closed, knownAt));
        ClosedFacts.Read read =
                new ClosedFacts(database, law, Cycles.reading(talk), talk::say).read(horizon, knownAt, books);
        if (read.facts().households.size() == 0) {
            return new Replay.Refused(
                    "A ese momento no se conocía ningún hogar.",
                    "Indique con --as-known un momento posterior a la primera carga.");
        }
        Optional<String> missing = ClosedFacts.missingCalendar(read.facts());
        if (missing.isPresent()) {
            return new Replay.Refused(
                    "A ese momento no se conocía el calendario escolar nacional de " + missing.get() + ".",
                    "Indique con --as-known un momento posterior a su carga.");
        }
        return new Replay.Computed(
                period,
                knownAt,
                read.facts().households.size(),
                read.facts().members.size(),
                ResultHashes.of(read.facts(), law),
                read.hash(),
                closed.map(roll -> closing(roll, knownAt, read.hash(), horizon)));
    }

    private Instant instantOfBooks(Bimester period, Optional<ClosedRoll> closed, Instant knownAt) {
        boolean beforeTheClosing =
                closed.isEmpty() || knownAt.isBefore(closed.get().knownAt());
        return beforeTheClosing
                ? knownAt
                : liquidatedAt(period).filter(made -> made.isAfter(knownAt)).orElse(knownAt);
    }

    private Optional<Instant> liquidatedAt(Bimester period) {
        return database.app()
                .sql("SELECT made_at FROM liquidation.liquidation WHERE period = :period")
                .param("period", period.toString())
                .query((row, number) -> row.getTimestamp("made_at").toInstant())
                .optional();
    }

    private Replay.Closing closing(ClosedRoll roll, Instant knownAt, String rollHash, Horizon horizon) {
        return new Replay.Closing(
                roll.knownAt(),
                loadsBetween(roll.knownAt(), knownAt),
                rollHash.equals(roll.rollHash()),
                LawHash.of(law, horizon).equals(roll.lawHash()),
                stored(database.app(), roll.period()));
    }

    private long loadsBetween(Instant closing, Instant knownAt) {
        return database.app()
                .sql("SELECT count(*) FROM registry.load WHERE recorded_at > :closing AND recorded_at <= :knownAt")
                .param("closing", Timestamp.from(closing))
                .param("knownAt", Timestamp.from(knownAt))
                .query(Long.class)
                .single();
    }

    private static List<Replay.StoredFile> stored(JdbcClient jdbc, Bimester period) {
        List<Replay.StoredFile> files = new ArrayList<>();
        jdbc.sql("""
                        SELECT member_months_hash, household_months_hash
                        FROM verification.verification
                        WHERE period = :period""").param("period", period.toString()).query(row -> {
            files.add(new Replay.StoredFile("member_months.csv", row.getString("member_months_hash")));
            files.add(new Replay.StoredFile("household_months.csv", row.getString("household_months_hash")));
        });
        jdbc.sql("""
                        SELECT lines_hash, totals_hash
                        FROM liquidation.liquidation
                        WHERE period = :period""").param("period", period.toString()).query(row -> {
            files.add(new Replay.StoredFile("lines.csv", row.getString("lines_hash")));
            files.add(new Replay.StoredFile("totals.csv", row.getString("totals_hash")));
        });
        return files;
    }
}
