package org.ayni.app.columns;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ayni.app.database.BinaryRows;
import org.ayni.app.database.Database;
import org.ayni.app.evidence.EvidenceOfLoad;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/** Writes the evidence of a load in columns, from the rows that it stored. In the transaction of the load, at its end. */
public final class EvidenceColumns {

    private final Database database;

    public EvidenceColumns(Database database) {
        this.database = database;
    }

    /** Writes all kinds of evidence of a load. */
    public void write(int load) {
        for (EvidenceOfLoad evidence : EvidenceOfLoad.values()) {
            if (evidence.days().isEmpty()) {
                write(load, evidence, ChunkSets.NO_BIMESTER);
                continue;
            }
            TreeSet<Integer> bimesters = new TreeSet<>();
            database.app().sql(evidence.days().get()).param("load", load).query(row -> {
                bimesters.add(Bimester.of(row.getObject(1, LocalDate.class)).ordinal());
            });
            bimesters.forEach(bimester -> write(load, evidence, bimester));
        }
        database.app()
                .sql("INSERT INTO columns.packed_load (load) VALUES (:load)")
                .param("load", load)
                .update();
    }

    /**
     * Takes away all columns, those of closed rolls too, and writes the evidence of every load again. In a transaction; no load
     * begins until it ends.
     *
     * @return how many loads there were
     */
    public int rewriteAll() {
        database.lockUntilCommit("load", Database.LockKind.ALONE);
        database.app().sql("DELETE FROM columns.roll_seal").update();
        database.app().sql("DELETE FROM columns.packed_load").update();
        database.app().sql("DELETE FROM columns.chunk").update();
        database.app().sql("DELETE FROM columns.chunk_set").update();
        List<Integer> loads = database.app()
                .sql("SELECT load FROM registry.load WHERE kind = 'LOAD' ORDER BY load")
                .query(Integer.class)
                .list();
        loads.forEach(this::write);
        return loads.size();
    }

    private void write(int load, EvidenceOfLoad evidence, int bimester) {
        Map<ChunkKind, ChunkList> lists = new TreeMap<>();
        String select = bimester == ChunkSets.NO_BIMESTER
                ? evidence.rows(load)
                : evidence.rows(
                        load,
                        Bimester.ofOrdinal(bimester).firstDay(),
                        Bimester.ofOrdinal(bimester).lastDay());
        database.onDriver(connection -> {
            try (BinaryRows rows = BinaryRows.of(connection, select)) {
                long count = 0;
                while (rows.next()) {
                    take(evidence, rows, lists);
                    count++;
                }
                return count;
            }
        });
        ChunkSets sets = new ChunkSets(database);
        lists.forEach((kind, list) -> {
            List<byte[]> chunks = list.finish();
            sets.addEvidence(load, kind, bimester, list.rows(), chunks);
        });
    }

    private static void take(EvidenceOfLoad evidence, BinaryRows rows, Map<ChunkKind, ChunkList> lists) {
        switch (evidence) {
            case ATTENDANCE -> {
                ChunkList list = list(lists, ChunkKind.ATTENDANCE);
                ChunkBuilder to = list.row();
                to.number(0, rows.int4(0));
                to.number(1, rows.int4(0));
                to.number(2, Days.monthOf(rows.date(0)));
                to.number(3, rows.int8(0));
                to.number(4, rows.int8(0));
                to.number(5, rows.int8(0));
                to.number(6, rows.date(Days.UNKNOWN));
                list.endRow();
            }
            case HEALTH -> health(rows, lists);
            case MARK -> {
                ChunkList list = list(lists, ChunkKind.MARK);
                ChunkBuilder to = list.row();
                to.number(0, rows.int4(0));
                to.number(1, rows.int4(0));
                to.number(2, Days.monthOf(rows.date(0)));
                to.number(3, rows.int4(0));
                to.number(4, rows.int4(0));
                to.number(5, rows.int4(0));
                to.number(6, rows.date(Days.UNKNOWN));
                list.endRow();
            }
            case REPORT -> {
                ChunkList list = list(lists, ChunkKind.REPORT);
                ChunkBuilder to = list.row();
                to.number(0, rows.int4(0));
                text(to, 1, rows);
                to.number(2, Days.monthOf(rows.date(0)));
                to.number(3, rows.date(Days.UNKNOWN));
                list.endRow();
            }
            case SCHOOL_DAY -> {
                ChunkList list = list(lists, ChunkKind.SCHOOL_DAY);
                ChunkBuilder to = list.row();
                to.number(0, Days.monthOf(rows.date(0)));
                to.number(1, rows.int8(0));
                text(to, 2, rows);
                list.endRow();
            }
            case LIQUIDATED -> {
                ChunkList list = list(lists, ChunkKind.LIQUIDATED);
                ChunkBuilder to = list.row();
                to.number(0, rows.int4(0));
                to.number(1, rows.int4(0));
                to.number(2, rows.int4(0));
                to.number(3, rows.int4(0));
                to.number(4, rows.int4(0));
                to.number(5, rows.int4(-1));
                to.number(6, rows.int8(0));
                list.endRow();
            }
        }
    }

    private static void health(BinaryRows rows, Map<ChunkKind, ChunkList> lists) {
        int record = rows.int4(0);
        int person = rows.int4(0);
        int date = rows.date(Days.UNKNOWN);
        int start = rows.start();
        int length = rows.length();
        ChunkList list = list(
                lists,
                HealthHistory.isPerinatal(rows.bytes(), start, length) ? ChunkKind.PERINATAL_HEALTH : ChunkKind.HEALTH);
        ChunkBuilder to = list.row();
        to.number(0, record);
        to.number(1, person);
        to.number(2, date);
        to.text(3, rows.bytes(), start, length);
        to.number(4, rows.int4(0));
        text(to, 5, rows);
        to.number(6, rows.date(Days.UNKNOWN));
        list.endRow();
    }

    private static void text(ChunkBuilder to, int column, BinaryRows rows) {
        int start = rows.start();
        to.text(column, rows.bytes(), start, rows.length());
    }

    private static ChunkList list(Map<ChunkKind, ChunkList> lists, ChunkKind kind) {
        return lists.computeIfAbsent(kind, ChunkList::new);
    }
}
