package org.ayni.app.synthetic;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ayni.app.territory.Department;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.time.Bimester;

/**
 * What the programme published about one bimestre, in households; from {@code synthetic/published_figures.csv} (rulebook §11).
 *
 * @param affiliated households on the roll: the published number of the year, since none is published by bimestre
 * @param figures what was counted, in the order of the file
 */
public record PublishedFigures(Bimester period, int affiliated, List<Figure> figures) {

    private static final String RESOURCE = "/synthetic/published_figures.csv";
    private static final String AFFILIATED = "AFFILIATED";

    /** What a published figure counts. */
    public enum Kind {
        /** Households that were paid something. */
        PAID("hogares abonados"),
        /** Of these, those with the early-childhood transfer (R-TPI) of the bimestre itself. */
        TPI("hogares con TPI"),
        /** Of these, those with the upper-secondary transfer (R-TAS) of the bimestre itself. */
        TAS("hogares con TAS");

        private final String spanish;

        Kind(String spanish) {
            this.spanish = spanish;
        }

        /** As people read it. */
        public String spanish() {
            return spanish;
        }
    }

    /**
     * One published number.
     *
     * @param department two digits of the UBIGEO; empty for the whole country
     * @param source where it was read, in Spanish
     */
    public record Figure(Kind kind, String department, int households, String source) {

        /** Where it was counted, as people read it. */
        public String place(Territory territory) {
            return department.isEmpty()
                    ? "país"
                    : territory.departments().stream()
                            .filter(one -> one.code().equals(department))
                            .map(Department::name)
                            .findFirst()
                            .orElse(department);
        }
    }

    public PublishedFigures {
        figures = List.copyOf(figures);
    }

    /** The figures of a bimestre; empty when none are known. */
    public static Optional<PublishedFigures> of(Bimester period) {
        List<Figure> figures = new ArrayList<>();
        int affiliated = 0;
        for (NamedCsvRecord row : rows()) {
            if (!row.getField("period").equals(period.toString())) {
                continue;
            }
            int households = Integer.parseInt(row.getField("households"));
            if (row.getField("figure").equals(AFFILIATED)) {
                affiliated = households;
            } else {
                figures.add(new Figure(
                        Kind.valueOf(row.getField("figure")),
                        row.getField("department"),
                        households,
                        row.getField("source")));
            }
        }
        return figures.isEmpty() ? Optional.empty() : Optional.of(new PublishedFigures(period, affiliated, figures));
    }

    /** Every bimestre with published figures, the earliest first. */
    public static List<Bimester> periods() {
        return rows().stream()
                .map(row -> Bimester.parse(row.getField("period")))
                .distinct()
                .toList();
    }

    /** The figure of the whole country. */
    int national(Kind kind) {
        return figures.stream()
                .filter(figure -> figure.kind() == kind && figure.department().isEmpty())
                .mapToInt(Figure::households)
                .findFirst()
                .orElseThrow();
    }

    private static List<NamedCsvRecord> rows() {
        try (InputStream bytes = PublishedFigures.class.getResourceAsStream(RESOURCE)) {
            if (bytes == null) {
                throw new IllegalStateException("not on the class path: " + RESOURCE);
            }
            try (CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                return csv.stream().toList();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(RESOURCE, failure);
        }
    }
}
