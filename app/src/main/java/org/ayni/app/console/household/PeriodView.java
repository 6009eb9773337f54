package org.ayni.app.console.household;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.ayni.kernel.money.Soles;

/**
 * One bimestre of the household as the page shows it.
 *
 * @param period as 2026-4
 * @param months its two months in words
 * @param columns the months that have something decided, in words
 * @param household what was decided for the household, by month
 * @param members what was decided for its members
 * @param lines of the liquidation, in their order
 * @param total of the liquidation; empty when it is not liquidated
 * @param payment where the payment stands
 */
public record PeriodView(
        String period,
        String months,
        List<String> columns,
        List<Mark> household,
        List<MemberMonths> members,
        List<Line> lines,
        Optional<Total> total,
        Payment payment) {

    /**
     * Something decided.
     *
     * @param about the condition in words, or empty for the household
     * @param outcome in words
     * @param tone good, bad, note or plain: never shown without the words
     * @param why the reason in words, or empty when there is nothing to do
     * @param missed what no record served, in words, or empty
     */
    public record Mark(String about, String outcome, String tone, String why, String missed) {}

    /**
     * A member in each of the months.
     *
     * @param category why the member is a target
     * @param months in the order of the columns; empty where the member was no target
     */
    public record MemberMonths(String name, String category, List<List<Mark>> months) {}

    /**
     * A line of the liquidation.
     *
     * @param concept transfer, in words
     * @param about what it is for: the bimestre itself, or a difference about an earlier one
     * @param month or school year, in words
     * @param member whose it is, or empty
     * @param centimos negative for a recupero
     * @param held not payable for want of an active account
     */
    public record Line(
            String concept, String about, String month, String member, long centimos, String why, boolean held) {

        public String soles() {
            return Soles.ofCentimos(centimos).toString();
        }
    }

    /**
     * Sums of the liquidation, céntimos.
     *
     * @param notPaidBecause why the household as a whole is not paid, in words, or empty
     */
    public record Total(
            long current,
            long reintegro,
            long recupero,
            long balanceBefore,
            long balanceAfter,
            long payable,
            long released,
            boolean held,
            String notPaidBecause) {

        public String payableSoles() {
            return Soles.ofCentimos(payable).toString();
        }

        /** What else the sum is made of, in words, beside the lines. */
        public List<String> notes() {
            return java.util.stream.Stream.of(
                            note("Saldo que se venía descontando: ", balanceBefore),
                            note("Saldo por recuperar que pasa a la siguiente liquidación: ", balanceAfter),
                            note("Retenido antes que se paga ahora: ", released))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private static Optional<String> note(String words, long centimos) {
            return centimos == 0 ? Optional.empty() : Optional.of(words + Soles.ofCentimos(centimos));
        }
    }

    /**
     * Where the payment stands.
     *
     * @param state in words
     * @param tone good, bad, note or plain
     * @param remark what hinders it or what the bank said, in words, or empty
     * @param resolution the resolution that authorised it, or empty
     * @param steps what happened, the first first
     */
    public record Payment(String state, String tone, String remark, String resolution, List<Step> steps) {}

    /** A step in the life of the payment. */
    public record Step(String state, OffsetDateTime at) {}
}
