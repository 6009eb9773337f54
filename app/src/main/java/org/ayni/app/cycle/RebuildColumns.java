package org.ayni.app.cycle;

import java.util.List;
import java.util.Map;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.columns.EvidenceColumns;
import org.ayni.app.columns.RollColumns;
import org.ayni.app.database.Database;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * Act: builds all columns again from the rows: the evidence of every load and every closed roll, whose rows must still have the
 * fingerprint that they had at the closing. UTI may. Nothing but time is lost by it: the same rows give the same bytes.
 */
public final class RebuildColumns {

    private final Database database;
    private final Law law;
    private final Talk talk;

    /** @param talk hears what is being done */
    public RebuildColumns(Database database, Law law, Talk talk) {
        this.database = database;
        this.law = law;
        this.talk = talk;
    }

    /** What was built. */
    public record Rebuilt(int loads, int closedRolls) {}

    /** Builds everything, or nothing. */
    public Rebuilt rebuild(Actor by) {
        Rebuilt rebuilt = database.transaction().execute(status -> {
            talk.say("Se rehacen las columnas de la evidencia");
            int loads = new EvidenceColumns(database).rewriteAll();
            List<ClosedRoll> rolls = rolls();
            for (ClosedRoll roll : rolls) {
                talk.say("Se rehacen las columnas del padrón cerrado de " + roll.period());
                RollColumns columns = new RollColumns();
                new ClosedFacts(database, law).readClosedRows(roll, ClosedFacts.Books.NONE, columns);
                columns.store(database, roll.period(), roll.knownAt(), roll.rollHash());
            }
            Audit.record(
                    database.app(),
                    by,
                    "rebuild-columns",
                    "columns",
                    Map.of("loads", Integer.toString(loads), "closed-rolls", Integer.toString(rolls.size())));
            return new Rebuilt(loads, rolls.size());
        });
        if (rebuilt == null) {
            throw new IllegalStateException("the transaction gave no result");
        }
        return rebuilt;
    }

    private List<ClosedRoll> rolls() {
        ClosedRolls closed = new ClosedRolls(database.app());
        return database
                .app()
                .sql("SELECT period FROM cycle.closed_roll ORDER BY period")
                .query(String.class)
                .list()
                .stream()
                .map(period -> closed.closed(Bimester.parse(period)).orElseThrow())
                .toList();
    }
}
