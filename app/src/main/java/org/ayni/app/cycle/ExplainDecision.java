package org.ayni.app.cycle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.ResultWriter;
import org.ayni.app.liquidation.EarlierLiquidations;
import org.ayni.app.liquidation.StoredLiquidation;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.LawHash;
import org.ayni.app.verification.StoredResult;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.explanation.Explanation;
import org.ayni.kernel.explanation.Reader;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * Reads what was decided for one household from its stored inputs, however many years later: the facts of its closed roll, to
 * be assessed and explained again, and whether that still is what was stored.
 *
 * <p>It is read by the household's keys, so it takes the same time whatever the size of the roll.
 */
public final class ExplainDecision {

    private static final Map<String, StoredResult> OF_VERIFICATION = Map.of(
            "member_months.csv", StoredResult.MEMBER_MONTHS,
            "household_months.csv", StoredResult.HOUSEHOLD_MONTHS);
    private static final Map<String, StoredResult> OF_LIQUIDATION =
            Map.of("lines.csv", StoredLiquidation.LINES, "totals.csv", StoredLiquidation.TOTALS);

    private final Database database;
    private final Law law;

    public ExplainDecision(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /**
     * What was decided, to be explained.
     *
     * @param facts those of the household, as known at the closing; it is the first household of them, if it was on the roll
     * @param sameLaw whether the parameters of the law are those of the closing
     * @param stored whether a result of the bimestre is stored, to compare with
     * @param differences what is stored otherwise than it is decided now, as Spanish sentences; must be none
     */
    public record Decision(Facts facts, boolean sameLaw, boolean stored, List<String> differences) {
        public Decision {
            differences = List.copyOf(differences);
        }

        /** What must be said before anything else: that it is not the law, or not the decision, of then. */
        public List<String> warnings(Bimester period) {
            List<String> warnings = new ArrayList<>();
            if (!sameLaw) {
                warnings.add("ATENCIÓN: los parámetros de la ley no son los del cierre de " + period
                        + "; lo que sigue se recalcula con los de ahora.");
            }
            if (!stored) {
                warnings.add("El bimestre " + period + " no está verificado: nada está decidido todavía.");
            }
            if (!differences.isEmpty()) {
                warnings.add(
                        "ATENCIÓN: lo guardado NO es lo que hoy se recalcula. Vale lo guardado; lo que sigue no lo explica.");
                warnings.addAll(differences);
            }
            return warnings;
        }

        /**
         * An explanation of the facts with what must be said first. The mother is told only what is hers, and nothing at all of
         * amounts that are not those that were decided for her.
         */
        public Explanation told(Explanation explanation, Reader reader, Bimester period) {
            if (reader == Reader.MOTHER) {
                if (!differences.isEmpty()) {
                    return sentence("Hay que revisar lo que se decidió para su hogar. Hable con su gestor local.");
                }
                return stored ? explanation : sentence("Todavía no se decide este pago.");
            }
            List<String> found = warnings(period);
            found.addAll(explanation.facts());
            String text = differences.isEmpty()
                    ? explanation.text()
                    : "RECALCULADO HOY, NO ES LO DECIDIDO. " + explanation.text();
            return new Explanation(text, found, explanation.citations(), explanation.steps());
        }

        private static Explanation sentence(String text) {
            return new Explanation(text, List.of(), List.of(), List.of());
        }
    }

    /** Empty when the roll of the bimestre is not closed. */
    public Optional<Decision> read(Bimester period, String household) {
        return Objects.requireNonNull(database.transaction()
                .execute(
                        status -> new ClosedRolls(database.app()).closed(period).map(roll -> read(roll, household))));
    }

    private Decision read(ClosedRoll roll, String household) {
        EarlierLiquidations books = new EarlierLiquidations(database, roll.period()).onlyHousehold();
        Facts facts = new ClosedFacts(database, law).readHousehold(roll, household, books);
        boolean sameLaw = LawHash.of(law, roll.horizon(law)).equals(roll.lawHash());
        if (facts.households.ids.find(household) < 0) {
            return new Decision(facts, sameLaw, false, List.of());
        }
        Map<String, StoredResult> stored = new LinkedHashMap<>();
        if (isThere("SELECT count(*) FROM verification.verification WHERE period = :period", roll.period())) {
            stored.putAll(OF_VERIFICATION);
        }
        if (isThere("SELECT count(*) FROM liquidation.liquidation WHERE period = :period", roll.period())) {
            stored.putAll(OF_LIQUIDATION);
        }
        Map<String, String> decided = decided(facts);
        List<String> differences = new ArrayList<>();
        for (String file : ResultWriter.FILES) {
            if (stored.containsKey(file)) {
                String kept = stored.get(file).ofHousehold(database, roll.period(), household);
                addDifferences(file, kept, decided.getOrDefault(file, ""), differences);
            }
        }
        return new Decision(facts, sameLaw, !stored.isEmpty(), differences);
    }

    private boolean isThere(String count, Bimester period) {
        return database.app()
                        .sql(count)
                        .param("period", period.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The result files of the household, as its facts decide them now. */
    private Map<String, String> decided(Facts facts) {
        Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
        ResultWriter.FILES.forEach(file -> files.put(file, new ByteArrayOutputStream()));
        try (ResultWriter writer = new ResultWriter(facts, file -> Objects.requireNonNull(files.get(file)))) {
            writer.accept(new Assessor(facts, law).assess(0));
            writer.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((file, bytes) -> texts.put(file, bytes.toString(StandardCharsets.UTF_8)));
        return texts;
    }

    private static void addDifferences(String file, String stored, String decided, List<String> differences) {
        List<String> kept = stored.lines().toList();
        List<String> now = decided.lines().toList();
        kept.stream()
                .filter(line -> !now.contains(line))
                .forEach(line -> differences.add(file + ": está guardado y hoy no sale: " + line));
        now.stream()
                .filter(line -> !kept.contains(line))
                .forEach(line -> differences.add(file + ": hoy sale y no está guardado: " + line));
    }
}
