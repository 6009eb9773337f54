package org.ayni.app.permanence;

import org.ayni.app.access.Viewer;
import org.ayni.app.database.Database;

/**
 * Act: undoes a decision that was a mistake. Who: the deciders of the UT or headquarters, another person than who decided. From:
 * IN_FORCE, NOTIFIED or CONFIRMED; to: UNDONE; the roll says again, from the day on which the decision became true, what it said
 * before it. Fact: {@code DecisionUndone}. What is undone stays in the history.
 */
public final class UndoDecision {

    private final Database database;

    public UndoDecision(Database database) {
        this.database = database;
    }

    public CaseResult undo(Viewer by, long number, String why) {
        return new DecideAppeal.Reversal(database).run(by, number, "DecisionUndone", CaseState.UNDONE, why, true);
    }
}
