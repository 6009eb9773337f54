package org.ayni.app.cycle;

import java.util.Optional;
import org.ayni.app.database.Database;
import org.ayni.app.database.Database.LockKind;
import org.ayni.kernel.time.Bimester;

/**
 * In which order bimestres may be run: one after the other, without a gap, each opened once the one before it is authorised.
 *
 * <p>R-RETRO compares with the two bimestres before, R-CARRY goes on from the last one: a cycle that is decided while an
 * earlier one is still open would not know what that one is about to pay.
 */
final class CycleOrder {

    private static final String LOCK = "cycle order";

    private final Database database;

    CycleOrder(Database database) {
        this.database = database;
    }

    /** Why a bimestre may not be opened; empty when it may. Until the transaction ends nobody opens another one. */
    Optional<StepWork.Outcome> obstacleToOpening(Bimester period) {
        database.lockUntilCommit(LOCK, LockKind.ALONE);
        Optional<Bimester> last = lastOpened();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        if (last.get().compareTo(period) > 0) {
            return refused(
                    "El bimestre " + last.get() + ", posterior a " + period + ", ya está abierto.",
                    "Los bimestres van en orden; lo que falte de " + period + " se paga como reintegro del siguiente.");
        }
        Optional<Bimester> unsigned = firstWithoutResolution(period);
        if (unsigned.isPresent()) {
            return refused(
                    "El bimestre " + unsigned.get() + " está abierto y sin autorizar; lo que pague " + period
                            + " depende de él.",
                    "Termínelo antes: véalo con «ayni cycle status " + unsigned.get()
                            + "» y autorícelo con «ayni cycle authorise " + unsigned.get()
                            + " --resolution NÚMERO --by PERSONA».");
        }
        Bimester following = last.get().next();
        if (!following.equals(period)) {
            return refused(
                    "El último bimestre abierto es " + last.get() + ": no se puede abrir " + period + " y saltar "
                            + following + ".",
                    "Abra antes «ayni cycle open " + following + "».");
        }
        return Optional.empty();
    }

    /** Why a bimestre may not be liquidated for the sake of those opened before it; empty when it may. */
    Optional<StepWork.Outcome> obstacleToLiquidating(Bimester period) {
        return firstWithoutResolution(period)
                .flatMap(unsigned -> refused(
                        "El bimestre " + unsigned + " está abierto y sin autorizar; de él depende lo que se reintegra o"
                                + " recupera en " + period + ".",
                        "Autorícelo antes con «ayni cycle authorise " + unsigned
                                + " --resolution NÚMERO --by PERSONA»."));
    }

    private Optional<Bimester> lastOpened() {
        return database.app()
                .sql("SELECT period FROM cycle.cycle ORDER BY period DESC LIMIT 1")
                .query(String.class)
                .optional()
                .map(Bimester::parse);
    }

    private Optional<Bimester> firstWithoutResolution(Bimester before) {
        return database.app()
                .sql("""
                        SELECT c.period
                        FROM cycle.cycle c
                        WHERE c.period < :before
                          AND NOT EXISTS (SELECT FROM liquidation.resolution r WHERE r.period = c.period)
                        ORDER BY c.period
                        LIMIT 1""")
                .param("before", before.toString())
                .query(String.class)
                .optional()
                .map(Bimester::parse);
    }

    private static Optional<StepWork.Outcome> refused(String reason, String whatToDo) {
        return Optional.of(new StepWork.Outcome.Refused(reason, whatToDo));
    }
}
