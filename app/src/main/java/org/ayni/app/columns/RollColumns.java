package org.ayni.app.columns;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.Row;
import org.ayni.app.exchange.RowSink;
import org.ayni.kernel.time.Bimester;

/**
 * Packs the rows of a closed roll while they are read, and stores them with a seal: the digest of everything in columns that a
 * cycle of this roll reads, its evidence too.
 */
public final class RollColumns implements RowSink {

    private final Map<ChunkKind, ChunkList> lists = new EnumMap<>(ChunkKind.class);

    /** Takes a row of any file; rows of evidence are left out, for they are in columns since their load. */
    @Override
    public void accept(Row row) {
        switch (row.file()) {
            case HOUSEHOLDS -> household(row);
            case MEMBERS -> member(row);
            case PREGNANCIES -> {
                ChunkBuilder to = to(ChunkKind.PREGNANCY);
                to.number(0, row.index(0));
                to.number(1, row.date(1));
                to.number(2, row.date(2));
                end(ChunkKind.PREGNANCY);
            }
            case ENROLMENTS -> enrolment(row);
            case EXEMPTIONS -> exemption(row);
            case INICIAL_PLACES -> {
                text(to(ChunkKind.INICIAL_PLACE), 0, row, 0);
                end(ChunkKind.INICIAL_PLACE);
            }
            case SCOPES -> {
                ChunkBuilder to = to(ChunkKind.SCOPE);
                to.number(0, row.choice(0));
                text(to, 1, row, 1);
                to.number(2, row.date(2));
                to.number(3, row.date(3));
                end(ChunkKind.SCOPE);
            }
            case ATTENDANCE, HEALTH, MARKS, REPORTS, SCHOOL_DAYS, LIQUIDATED -> {}
        }
    }

    /**
     * Stores what was packed. In the transaction that closes the roll, or builds its columns again.
     *
     * @param knownAt the instant of the roll
     * @param rollHash fingerprint of the rows from which this was packed
     */
    public void store(Database database, Bimester period, Instant knownAt, String rollHash) {
        ChunkSets sets = new ChunkSets(database);
        lists.forEach((kind, list) -> sets.addRoll(period.toString(), kind, list.rows(), list.finish()));
        new RollSeals(database).set(period, knownAt, rollHash);
    }

    private void household(Row row) {
        ChunkBuilder to = to(ChunkKind.HOUSEHOLD);
        to.number(0, row.line());
        text(to, 1, row, 0);
        text(to, 2, row, 1);
        text(to, 3, row, 2);
        to.number(4, row.choice(3));
        to.number(5, row.date(4));
        to.number(6, row.choice(5));
        to.number(7, row.date(6));
        to.number(8, row.choice(7));
        to.number(9, row.number(8));
        end(ChunkKind.HOUSEHOLD);
    }

    private void member(Row row) {
        ChunkBuilder to = to(ChunkKind.MEMBER);
        to.number(0, row.line());
        text(to, 1, row, 0);
        to.number(2, row.index(1));
        for (int column = 3; column <= 7; column++) {
            to.number(column, row.date(column - 1));
        }
        text(to, 8, row, 7);
        text(to, 9, row, 8);
        to.number(10, row.date(9));
        to.number(11, row.choice(10));
        end(ChunkKind.MEMBER);
    }

    private void enrolment(Row row) {
        ChunkBuilder to = to(ChunkKind.ENROLMENT);
        to.number(0, row.index(0));
        to.number(1, row.number(1));
        to.number(2, row.choice(3));
        text(to, 3, row, 4);
        to.number(4, row.choice(5));
        to.number(5, row.date(6));
        to.number(6, row.number(7));
        to.number(7, row.number(8));
        end(ChunkKind.ENROLMENT);
    }

    private void exemption(Row row) {
        ChunkBuilder to = to(ChunkKind.EXEMPTION);
        boolean ofMember = row.choice(0) == ReadColumns.MEMBER_SCOPE;
        to.number(0, row.choice(0));
        to.number(1, ofMember ? row.index(1) : -1);
        if (ofMember) {
            to.noText(2);
        } else {
            text(to, 2, row, 1);
        }
        to.number(3, row.date(2));
        to.number(4, row.date(3));
        end(ChunkKind.EXEMPTION);
    }

    private ChunkBuilder to(ChunkKind kind) {
        return lists.computeIfAbsent(kind, ChunkList::new).row();
    }

    private void end(ChunkKind kind) {
        ChunkList list = lists.get(kind);
        if (list != null) {
            list.endRow();
        }
    }

    private static void text(ChunkBuilder to, int column, Row row, int from) {
        to.text(column, row.buffer(), row.start(from), row.length(from));
    }
}
