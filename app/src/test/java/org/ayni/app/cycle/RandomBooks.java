package org.ayni.app.cycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ayni.kernel.time.Bimester;

/**
 * What was liquidated so far, kept as a clerk would with the result files of each bimestre in hand: no database, nothing of the
 * system's own books. Amounts in céntimos.
 */
final class RandomBooks {

    /** household,about,concept,month,member → everything that we liquidated for it so far. */
    private final Map<String, Long> own = new TreeMap<>();

    /** household → everything ever payable, held or not. */
    final Map<String, Long> payable = new TreeMap<>();

    private final Map<String, Long> openBalance = new HashMap<>();
    private final Map<String, Bimester> first = new HashMap<>();

    /** Takes in {@code lines.csv} and {@code totals.csv} of a bimestre. */
    void add(Bimester period, List<String> lines, List<String> totals) {
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            String key = String.join(",", cells[0], about(period, cells), cells[2], cells[3], cells[4]);
            own.merge(key, Long.parseLong(cells[5]), Long::sum);
        }
        for (String total : totals) {
            String[] cells = total.split(",", -1);
            first.putIfAbsent(cells[0], period);
            openBalance.put(cells[0], Long.parseLong(cells[5]));
            payable.merge(cells[0], Long.parseLong(cells[6]), Long::sum);
        }
    }

    /** A VRAEM line is about bimestre 1 of the year after its school year. */
    private static String about(Bimester period, String[] line) {
        if (line[3].length() == 4) {
            return new Bimester(Integer.parseInt(line[3]) + 1, 1).toString();
        }
        int month = Integer.parseInt(line[3].substring(5));
        return new Bimester(Integer.parseInt(line[3].substring(0, 4)), (month + 1) / 2).toString();
    }

    /** {@code liquidated.csv}: our own rows, and of the rows that came in those about bimestres before a household's first. */
    List<String> liquidated(List<String> elsewhere) {
        List<String> rows = new ArrayList<>();
        for (String row : elsewhere) {
            String[] cells = row.split(",", -1);
            Bimester ourFirst = first.get(cells[0]);
            if (ourFirst == null || Bimester.parse(cells[1]).ordinal() < ourFirst.ordinal()) {
                rows.add(row);
            }
        }
        own.forEach((key, amount) -> rows.add(key + "," + amount));
        return rows;
    }

    /** household,about,concept,month,member → everything liquidated for it so far, here or elsewhere. */
    Map<String, Long> forEach(List<String> elsewhere) {
        Map<String, Long> sums = new TreeMap<>();
        for (String row : liquidated(elsewhere)) {
            int amount = row.lastIndexOf(',');
            sums.merge(row.substring(0, amount), Long.parseLong(row.substring(amount + 1)), Long::sum);
        }
        return sums;
    }

    /** The row of a household with what it still owes; as it came in until it was first liquidated. */
    String withOpenBalance(String[] household) {
        String[] cells = household.clone();
        Long owed = openBalance.get(cells[0]);
        if (owed != null) {
            cells[8] = Long.toString(owed);
        }
        return String.join(",", cells);
    }
}
