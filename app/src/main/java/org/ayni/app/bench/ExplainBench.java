package org.ayni.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.cycle.ExplainDecision;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.explanation.Explainer;
import org.ayni.kernel.explanation.Reader;
import org.ayni.kernel.law.Law;

/** How long a decision takes to explain itself from its stored inputs, counterfactual included, for each of its readers. */
public final class ExplainBench {

    /** The first find the machine cold, as nobody who explains all day does. */
    private static final int WARMING = 50;

    private final BenchCaseload caseload;
    private final Law law;
    private final Territory territory;
    private final Talk talk;

    /** @param talk hears what is being done */
    public ExplainBench(BenchCaseload caseload, Law law, Territory territory, Talk talk) {
        this.caseload = caseload;
        this.law = law;
        this.territory = territory;
        this.talk = talk;
    }

    /** How long one kind of reader waited. */
    public record Explained(Reader reader, int households, long medianNanos, long p95Nanos) {}

    /** Prepares the caseload if it is not there, and explains households taken from all over it. */
    public List<Explained> run(int households) throws IOException {
        caseload.prepare(law, territory, talk);
        try (Database database = caseload.open(talk::say)) {
            List<String> asked = households(database, households + WARMING);
            ExplainDecision decisions = new ExplainDecision(database, law);
            List<Explained> explained = new ArrayList<>();
            for (Reader reader : Reader.values()) {
                Latencies latencies = new Latencies();
                for (int each = 0; each < asked.size(); each++) {
                    long start = System.nanoTime();
                    explain(decisions, asked.get(each), reader);
                    if (each >= WARMING) {
                        latencies.add(System.nanoTime() - start);
                    }
                }
                explained.add(new Explained(
                        reader, Math.max(0, asked.size() - WARMING), latencies.median(), latencies.p95()));
            }
            return explained;
        }
    }

    private void explain(ExplainDecision decisions, String household, Reader reader) {
        ExplainDecision.Decision decision =
                decisions.read(BenchCaseload.PERIOD, household).orElseThrow();
        if (new Explainer(decision.facts(), law).explain(0, reader).text().isEmpty()) {
            throw new IllegalStateException("a decision explains itself: " + household);
        }
    }

    private static List<String> households(Database database, int most) {
        return database.app()
                .sql("SELECT household_id FROM registry.household ORDER BY hashint4(household), household LIMIT :most")
                .param("most", most)
                .query(String.class)
                .list();
    }
}
