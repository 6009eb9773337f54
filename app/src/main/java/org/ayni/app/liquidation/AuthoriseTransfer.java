package org.ayni.app.liquidation;

import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.Database.LockKind;
import org.ayni.app.ledger.CycleTotals;
import org.ayni.app.ledger.Ledger;
import org.ayni.app.ledger.LedgerFact;
import org.ayni.app.ledger.PostFacts;
import org.ayni.app.verification.StoredResult;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;

/**
 * Act: authorises the transfer of a cycle with a resolution (RDE). A person who did not liquidate it may. From liquidated to
 * authorised; fact: {@code liquidation.resolution}, and in the ledger what is now owed to each household.
 *
 * <p>Before it signs, everything is added up again from the stored rows, compared with what the liquidation said, and compared
 * once more with what the ledger took in.
 *
 * <p>Must run in a transaction.
 */
public final class AuthoriseTransfer {

    private final Database database;

    public AuthoriseTransfer(Database database) {
        this.database = database;
    }

    /**
     * Authorises.
     *
     * @param number of the resolution
     * @param by who signs
     */
    public AuthorisationResult authorise(Bimester period, String number, Actor by) {
        database.lockUntilCommit(Liquidate.LOCK, LockKind.ALONE);
        Optional<StoredSums> liquidated = StoredSums.find(database.app(), period);
        if (liquidated.isEmpty()) {
            return new AuthorisationResult.Refused(
                    "El bimestre " + period + " no está liquidado.",
                    "Liquídelo antes con «ayni cycle liquidate " + period + " --by PERSONA».");
        }
        StoredSums said = liquidated.get();
        if (SamePerson.decide(said.madeBy(), by.name())) {
            return new AuthorisationResult.Refused(
                    "«" + by.name() + "» liquidó el bimestre " + period + " y no puede también autorizarlo.",
                    "Debe autorizar otra persona.");
        }
        Optional<String> used = periodOf(number);
        if (used.isPresent()) {
            return new AuthorisationResult.Refused(
                    "La resolución «" + number + "» ya autorizó el bimestre " + used.get() + ".",
                    "Revise el número de la resolución.");
        }
        LiquidationSums sums = LiquidationSums.read(database.app(), period);
        Optional<String> mismatch = mismatch(period, said, sums);
        if (mismatch.isPresent()) {
            return new AuthorisationResult.Refused(
                    mismatch.get(), "No se autorizó nada. Alguien cambió filas guardadas: avise a control y a la UTI.");
        }
        post(period);
        requireInLedger(period, sums);
        store(period, number, by, sums);
        return new AuthorisationResult.Authorised(number, sums);
    }

    private Optional<String> periodOf(String number) {
        return database.app()
                .sql("SELECT period FROM liquidation.resolution WHERE number = :number")
                .param("number", number)
                .query(String.class)
                .optional();
    }

    /** What does not agree between the liquidation as made and its rows as they are now, in words. */
    private Optional<String> mismatch(Bimester period, StoredSums said, LiquidationSums sums) {
        if (!said.linesSum().equals(sums.linesSum()) || said.lines() != sums.lines()) {
            return Optional.of("Las " + sums.lines() + " líneas suman " + sums.linesSum() + "; la liquidación dice "
                    + said.lines() + " por " + said.linesSum() + ".");
        }
        if (!said.payable().equals(sums.payable())
                || !said.held().equals(sums.held())
                || !said.released().equals(sums.released())) {
            return Optional.of("Los totales suman " + sums.payable() + " por pagar y " + sums.held()
                    + " retenidos; la liquidación dice " + said.payable() + " y " + said.held() + ".");
        }
        long wrong = LiquidationSums.wrongHouseholds(database.app(), period);
        if (wrong > 0 || !sums.linesSum().minus(sums.setOff()).equals(sums.payable())) {
            return Optional.of("Las líneas de " + wrong + " hogares no suman su total.");
        }
        String lines = database.onDriver(connection -> StoredLiquidation.LINES.hash(connection, period));
        String totals = database.onDriver(connection -> StoredLiquidation.TOTALS.hash(connection, period));
        if (!lines.equals(said.linesHash()) || !totals.equals(said.totalsHash())) {
            return Optional.of("Las líneas o los totales guardados no son los que se liquidaron (huella distinta).");
        }
        if (!decisionsReadBack(period)) {
            return Optional.of("Las decisiones guardadas no son las que se verificaron (huella distinta).");
        }
        return Optional.empty();
    }

    private boolean decisionsReadBack(Bimester period) {
        String members = database.onDriver(connection -> StoredResult.MEMBER_MONTHS.hash(connection, period));
        String households = database.onDriver(connection -> StoredResult.HOUSEHOLD_MONTHS.hash(connection, period));
        return database.app()
                .sql("""
                        SELECT member_months_hash = :members AND household_months_hash = :households
                        FROM verification.verification
                        WHERE period = :period""")
                .param("members", members)
                .param("households", households)
                .param("period", period.toString())
                .query(Boolean.class)
                .single();
    }

    private void post(Bimester period) {
        PostFacts ledger = new PostFacts(database.app());
        ledger.open();
        database.app().sql("""
                        INSERT INTO ledger_fact (fact, period, household, concept, amount)
                        SELECT 'AUTHORISED', period, household, concept, sum(amount)::bigint
                        FROM liquidation.line
                        WHERE period = :period
                        GROUP BY period, household, concept
                        HAVING sum(amount) <> 0
                        UNION ALL
                        SELECT fact, t.period, t.household, NULL, amount
                        FROM liquidation.total t
                        CROSS JOIN LATERAL (VALUES
                            ('OPENING_BALANCE', CASE WHEN t.first_period = t.period THEN t.balance_before ELSE 0 END),
                            ('OPEN_BALANCE_SET_OFF', t.balance_before - t.balance_after),
                            ('HELD', CASE WHEN t.held THEN t.payable ELSE 0 END),
                            ('RELEASED', t.released)) AS moved (fact, amount)
                        WHERE t.period = :period
                          AND amount <> 0""").param("period", period.toString()).update();
        ledger.post();
    }

    /** Asserted in pairs: what was authorised, and what the ledger took in. */
    private void requireInLedger(Bimester period, LiquidationSums sums) {
        Ledger ledger = new Ledger(database.app());
        CycleTotals posted = ledger.totals(period);
        requireEqual(
                "AUTHORISED", sums.linesSum(), posted.of(LedgerFact.AUTHORISED).amount());
        requireEqual(
                "OPEN_BALANCE_SET_OFF",
                sums.setOff(),
                posted.of(LedgerFact.OPEN_BALANCE_SET_OFF).amount());
        requireEqual("HELD", sums.held(), posted.of(LedgerFact.HELD).amount());
        requireEqual("RELEASED", sums.released(), posted.of(LedgerFact.RELEASED).amount());
        requireEqual("balance", Soles.ZERO, ledger.trialBalance().total());
        if (!ledger.impossibleBalances().isEmpty()) {
            throw new IllegalStateException("the ledger has impossible balances: " + ledger.impossibleBalances());
        }
        long adrift = database.app()
                .sql("""
                        SELECT count(*)
                        FROM liquidation.total t
                        JOIN ledger.household_balance b USING (household)
                        WHERE t.period = :period
                          AND coalesce(b.open_balance, 0) <> t.balance_after""")
                .param("period", period.toString())
                .query(Long.class)
                .single();
        if (adrift > 0) {
            throw new IllegalStateException("open balances differ between ledger and liquidation: " + adrift);
        }
    }

    private static void requireEqual(String what, Soles said, Soles posted) {
        if (!said.equals(posted)) {
            throw new IllegalStateException("the ledger took in " + posted + " of " + what + ", not " + said);
        }
    }

    private void store(Bimester period, String number, Actor by, LiquidationSums sums) {
        database.app()
                .sql("""
                        INSERT INTO liquidation.resolution (
                            number, period, authorised_by, households,
                            lines_sum, payable, held, released, to_instruct)
                        VALUES (
                            :number, :period, :by, :households,
                            :linesSum, :payable, :held, :released, :toInstruct)""")
                .param("number", number)
                .param("period", period.toString())
                .param("by", by.name())
                .param("households", sums.householdsToPay())
                .param("linesSum", sums.linesSum().centimos())
                .param("payable", sums.payable().centimos())
                .param("held", sums.held().centimos())
                .param("released", sums.released().centimos())
                .param("toInstruct", sums.toInstruct().centimos())
                .update();
    }
}
