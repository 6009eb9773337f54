package org.ayni.app.synthetic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ayni.app.synthetic.PublishedFigures.Figure;
import org.ayni.app.synthetic.PublishedFigures.Kind;

/**
 * Counts what a bimestre was computed to come to and puts it beside what was published of it. A roll smaller than the
 * programme's is compared with its due part of each figure.
 */
public final class PublishedComparison {

    private final PublishedFigures published;
    private int households;
    private final Map<Kind, Integer> country = new EnumMap<>(Kind.class);
    private final Map<String, Integer> paidByDepartment = new TreeMap<>();

    public PublishedComparison(PublishedFigures published) {
        this.published = published;
    }

    /**
     * One figure, twice.
     *
     * @param atScale the published figure at the size of the roll, households
     * @param computed households
     */
    public record Compared(Figure figure, int atScale, int computed) {

        /** The difference in thousandths of the figure with one decimal and its sign, as people read it. */
        public String perMille() {
            if (atScale == 0) {
                return "";
            }
            long twice = 2L * 10_000 * (computed - atScale);
            long tenths = (twice + (long) Long.signum(twice) * atScale) / (2L * atScale);
            String sign = tenths < 0 ? "-" : tenths > 0 ? "+" : "";
            return sign + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
        }
    }

    /**
     * Counts households of the roll that are alike.
     *
     * @param department two digits of the UBIGEO
     * @param paid whether money goes out to it: something payable, and not held
     * @param tpi whether it has the early-childhood transfer of the bimestre itself
     * @param tas whether it has the upper-secondary transfer of the bimestre itself
     * @param count how many
     */
    public void add(String department, boolean paid, boolean tpi, boolean tas, int count) {
        households += count;
        if (paid) {
            country.merge(Kind.PAID, count, Integer::sum);
            country.merge(Kind.TPI, tpi ? count : 0, Integer::sum);
            country.merge(Kind.TAS, tas ? count : 0, Integer::sum);
            paidByDepartment.merge(department, count, Integer::sum);
        }
    }

    public int households() {
        return households;
    }

    /** In the order in which the figures were published. */
    public List<Compared> rows() {
        return published.figures().stream()
                .map(figure -> new Compared(
                        figure, Calibration.scaled(figure.households(), households, published), computed(figure)))
                .toList();
    }

    private int computed(Figure figure) {
        return figure.department().isEmpty()
                ? country.getOrDefault(figure.kind(), 0)
                : paidByDepartment.getOrDefault(figure.department(), 0);
    }
}
