package org.ayni.app.opinion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.KnownIds;
import org.ayni.app.exchange.RowSink;
import org.ayni.app.intake.RollReader;
import org.ayni.app.liquidation.StoredLiquidation;
import org.ayni.app.registry.RollMoment;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.LawHash;
import org.ayni.app.verification.ResultHashes;
import org.ayni.app.verification.StoredResult;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * Act: recomputes a liquidated cycle with the second implementation, from the rows of the closed roll, and compares it with what
 * is stored. Anybody may, at any time; it changes nothing but the list of audits. Fact: {@code opinion.audit}.
 */
public final class AuditCycle {

    private final Database database;
    private final Law law;

    public AuditCycle(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /** @param most how many differences to list; all are counted */
    public AuditResult audit(ClosedRoll roll, int most, Actor by) {
        Optional<AuditResult> obstacle = obstacle(roll);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        try (SecondOpinion opinion =
                SecondOpinion.open(database, law, roll.period(), roll.closingDay(), roll.evidenceCut())) {
            opinion.fill((ids, rows) -> readClosed(roll, ids, rows));
            opinion.computeWithOwnBooks();
            AuditResult.Audited audited = compare(opinion, roll.period(), most);
            store(roll.period(), audited, by);
            return audited;
        } catch (SQLException e) {
            throw new IllegalStateException("the audit of " + roll.period() + " broke off", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<AuditResult> obstacle(ClosedRoll roll) {
        boolean liquidated = database.app()
                .sql("SELECT EXISTS (SELECT FROM liquidation.liquidation WHERE period = :period)")
                .param("period", roll.period().toString())
                .query(Boolean.class)
                .single();
        if (!liquidated) {
            return Optional.of(new AuditResult.Refused(
                    "El bimestre " + roll.period() + " no está liquidado: no hay qué auditar.",
                    "Liquídelo antes con «ayni cycle liquidate " + roll.period() + " --by PERSONA»."));
        }
        if (!LawHash.of(law, roll.horizon(law)).equals(roll.lawHash())) {
            return Optional.of(new AuditResult.Refused(
                    "Los parámetros de la ley no son los del cierre del padrón de " + roll.period() + ".",
                    "Audite con la misma ley con que se cerró (la misma versión de Ayni, o la misma carpeta --law)."));
        }
        return Optional.empty();
    }

    /** The rows of the closed roll and its evidence, proved by its fingerprint. */
    private void readClosed(ClosedRoll roll, KnownIds ids, RowSink rows) {
        MessageDigest digest = ComputedResult.digest();
        database.transaction().executeWithoutResult(status -> {
            try {
                new RollReader(database)
                        .digesting(digest)
                        .read(new RollMoment(roll.closingDay(), roll.knownAt(), roll.knownAt()), ids, rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String hash = HexFormat.of().formatHex(digest.digest());
        if (!hash.equals(roll.rollHash())) {
            throw new IllegalStateException("the closed roll of " + roll.period() + " no longer reads as it did: "
                    + hash + " instead of " + roll.rollHash());
        }
    }

    private AuditResult.Audited compare(SecondOpinion opinion, Bimester period, int most) throws SQLException {
        RuleSteps.run(opinion.connection(), RuleSteps.DIFFERENCES);
        ResultHashes stored = database.onDriver(connection -> new ResultHashes(
                StoredResult.MEMBER_MONTHS.hash(connection, period),
                StoredResult.HOUSEHOLD_MONTHS.hash(connection, period),
                StoredLiquidation.LINES.hash(connection, period),
                StoredLiquidation.TOTALS.hash(connection, period)));
        ResultHashes recomputed = opinion.hashes();
        long differences = count(opinion);
        if (differences == 0 && !stored.equals(recomputed)) {
            throw new IllegalStateException(
                    "no cell differs and yet the fingerprints do: " + stored + ", " + recomputed);
        }
        return new AuditResult.Audited(stored, recomputed, differences, first(opinion, most));
    }

    private static long count(SecondOpinion opinion) throws SQLException {
        try (Statement statement = opinion.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) AS found FROM cell_difference")) {
            row.next();
            return row.getLong("found");
        }
    }

    private static List<Difference> first(SecondOpinion opinion, int most) throws SQLException {
        List<Difference> found = new ArrayList<>();
        try (Statement statement = opinion.connection().createStatement()) {
            statement.setMaxRows(most);
            try (ResultSet row = statement.executeQuery("""
                SELECT household,
                       file,
                       row AS place,
                       name,
                       coalesce(stored, '') AS stored,
                       coalesce(recomputed, '') AS recomputed
                FROM cell_difference
                ORDER BY household COLLATE "C", file, row COLLATE "C", name\
                """)) {
                while (row.next()) {
                    found.add(new Difference(
                            row.getString("household"),
                            row.getString("file"),
                            row.getString("place"),
                            row.getString("name"),
                            row.getString("stored"),
                            row.getString("recomputed")));
                }
            }
        }
        return found;
    }

    private void store(Bimester period, AuditResult.Audited audited, Actor by) {
        ResultHashes recomputed = audited.recomputed();
        database.transaction().executeWithoutResult(status -> {
            database.app()
                    .sql("""
                        INSERT INTO opinion.audit (
                            period, made_by, differences, stored_hash,
                            member_months_hash, household_months_hash, lines_hash, totals_hash)
                        VALUES (
                            :period, :by, :differences, :stored,
                            :memberMonths, :householdMonths, :lines, :totals)\
                        """)
                    .param("period", period.toString())
                    .param("by", by.name())
                    .param("differences", audited.differences())
                    .param("stored", audited.stored().whole())
                    .param("memberMonths", recomputed.memberMonths())
                    .param("householdMonths", recomputed.householdMonths())
                    .param("lines", recomputed.lines())
                    .param("totals", recomputed.totals())
                    .update();
            Audit.record(
                    database.app(),
                    by,
                    "audit-cycle",
                    period.toString(),
                    Map.of(
                            "differences", Long.toString(audited.differences()),
                            "stored", audited.stored().whole(),
                            "recomputed", recomputed.whole()));
        });
    }
}
