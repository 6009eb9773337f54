package org.ayni.kernel.facts;

import java.util.ArrayList;
import java.util.List;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Days;

/** In which districts a transfer is paid, dated ({@code from ≤ day ≤ to}, unknown = open). */
public final class Scopes {

    /** The number that stands for {@code *}: every district. */
    public static final int EVERYWHERE = -2;

    record Row(Concept transfer, int district, int from, int to) {}

    private final List<Row> rows = new ArrayList<>();

    /** @param district number in {@link Facts#districts}, or {@link #EVERYWHERE} */
    public void add(Concept transfer, int district, int from, int to) {
        rows.add(new Row(transfer, district, from, to));
    }

    void clear() {
        rows.clear();
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The districts where a transfer is paid on a day. */
    public Districts on(Concept transfer, int day) {
        Districts districts = new Districts();
        for (Row row : rows) {
            boolean open = row.from <= day && (row.to == Days.UNKNOWN || day <= row.to);
            if (row.transfer == transfer && open) {
                districts.add(row.district);
            }
        }
        return districts;
    }

    /** The districts that the law itself names: codes (INEI), or {@code *} for all. */
    public static Districts named(List<String> codes, IdTable known) {
        return new Districts().with(codes, known);
    }

    /** A set of districts, perhaps all. */
    public static final class Districts {
        private final java.util.BitSet members = new java.util.BitSet();
        private boolean all;

        private void add(int district) {
            if (district == EVERYWHERE) {
                all = true;
            } else {
                members.set(district);
            }
        }

        /** These districts and those that the law itself names: codes (INEI), or {@code *} for all. */
        public Districts with(List<String> codes, IdTable known) {
            Districts both = new Districts();
            both.all = all || codes.contains(Scheme.EVERY_DISTRICT);
            both.members.or(members);
            for (String code : codes) {
                int district = known.find(code);
                if (district >= 0) {
                    both.members.set(district);
                }
            }
            return both;
        }

        /** @param district -1 when the household's district is unknown: only {@code *} includes it */
        public boolean includes(int district) {
            return all || (district >= 0 && members.get(district));
        }
    }
}
