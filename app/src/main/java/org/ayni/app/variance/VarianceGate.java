package org.ayni.app.variance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ayni.app.database.Database;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/** What stands between a liquidation and its resolution: the findings that nobody answered for. */
public final class VarianceGate {

    private static final int NAMED = 5;

    private final Database database;
    private final Law law;

    public VarianceGate(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /** Why a liquidation may not be authorised yet; Spanish. */
    public record Closed(String reason, String whatToDo) {}

    /**
     * Empty when it may be authorised, as far as findings go; also when it is not liquidated, which is for others to say.
     *
     * @throws IllegalStateException when the stored findings are not those that come out now
     */
    public Optional<Closed> closed(Bimester period) {
        boolean liquidated = database.app()
                .sql("SELECT EXISTS (SELECT FROM liquidation.liquidation WHERE period = :period)")
                .param("period", period.toString())
                .query(Boolean.class)
                .single();
        if (!liquidated) {
            return Optional.empty();
        }
        ReviewLiquidation review = new ReviewLiquidation(database, law);
        review.review(period);
        review.requireAsStored(period);
        Findings findings = new Findings(database.app());
        long open = findings.counts(period).orElseThrow().open();
        return open == 0 ? Optional.empty() : Optional.of(closed(period, open, findings.open(period, NAMED)));
    }

    private static Closed closed(Bimester period, long open, List<Finding> first) {
        String names = first.stream().map(Finding::id).collect(Collectors.joining(", "));
        String others = open > first.size() ? " y " + (open - first.size()) + " más" : "";
        return new Closed(
                "El bimestre " + period + " tiene hallazgos que nadie ha aceptado (" + open + "): " + names + others
                        + ".",
                "Véalos con «ayni cycle variance " + period
                        + "»; quien responde por uno lo acepta con «ayni cycle accept "
                        + period + " " + first.getFirst().id()
                        + " --reason MOTIVO --by PERSONA», y no puede ser quien liquidó.");
    }
}
