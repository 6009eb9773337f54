package org.ayni.app.whatif;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ayni.kernel.time.Bimester;

/**
 * A what-if that was kept.
 *
 * @param scope code of the UT looked at; empty = all
 * @param changes as YAML
 * @param proposal empty until it is promoted
 */
public record Scenario(
        ScenarioName name,
        Bimester period,
        String scope,
        FactsSource source,
        String rollHash,
        boolean isSynthetic,
        String changes,
        String resultHash,
        String savedBy,
        Instant savedAt,
        Optional<Proposal> proposal) {

    /**
     * Its promotion to a dated scheme.
     *
     * @param begins first day in force
     * @param changes as YAML, each value with its day and the norm
     * @param approvedBy empty until a second person approves it
     */
    public record Proposal(
            LocalDate begins, String norm, String changes, String promotedBy, Optional<String> approvedBy) {}

    /** In Spanish: how far it has come. */
    public String stage() {
        return proposal.map(made -> made.approvedBy()
                        .map(by -> "aprobada por " + by + ", rige desde " + made.begins())
                        .orElse("propuesta por " + made.promotedBy() + ", desde " + made.begins()))
                .orElse("guardada");
    }

    /** Why another one cannot be compared with this like with like, in Spanish; empty when it can. */
    public List<String> differentGround(Scenario other) {
        List<String> warnings = new ArrayList<>();
        if (!period.equals(other.period)) {
            warnings.add("Cuidado: son de bimestres distintos, " + period + " y " + other.period + ".");
        }
        if (!scope.equals(other.scope)) {
            warnings.add("Cuidado: miran UT distintas.");
        }
        if (!rollHash.equals(other.rollHash)) {
            warnings.add("Cuidado: leyeron padrones distintos.");
        }
        return warnings;
    }
}
