package org.ayni.app.territory;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ayni.app.territory.OfficialLayout.Fact;
import org.ayni.kernel.id.Ubigeo;

/** Checks the rows of one official list, in their order. */
final class ListRows {

    private final OfficialLayout layout;
    private final Territory territory;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, String> headings = new HashMap<>();
    private final List<OfficialList.Listed> accepted = new ArrayList<>();
    private final List<ListProblem> rejected = new ArrayList<>();
    private final List<ListProblem> notices = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    ListRows(OfficialLayout layout, Territory territory, CsvRecord header) {
        this.layout = layout;
        this.territory = territory;
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = OfficialLayout.plain(header.getField(i));
            positions.putIfAbsent(name, i);
            headings.putIfAbsent(name, header.getField(i).strip());
        }
    }

    OfficialList read(List<CsvRecord> rows) {
        for (CsvRecord row : rows) {
            if (!isBlank(row)) {
                try {
                    accept(row);
                } catch (Fault fault) {
                    rejected.add(problem(row, fault.fact, fault.reason));
                }
            }
        }
        return new OfficialList(
                layout.name(),
                layout == OfficialLayout.INEI_2025,
                List.copyOf(accepted),
                List.copyOf(rejected),
                List.copyOf(notices));
    }

    private void accept(CsvRecord row) throws Fault {
        String code = cell(row, Fact.UBIGEO);
        if (!code.matches("[0-9]{6}")) {
            throw new Fault(Fact.UBIGEO, "el ubigeo INEI tiene 6 dígitos, con sus ceros a la izquierda");
        }
        Ubigeo ubigeo = new Ubigeo(code);
        if (!seen.add(code)) {
            throw new Fault(Fact.UBIGEO, "el ubigeo ya está en una fila anterior de la lista");
        }
        Optional<ObsoleteDistrict> obsolete = territory.obsolete(ubigeo);
        if (obsolete.isPresent()) {
            String successor =
                    obsolete.get().successor().map(next -> "; hoy es " + next).orElse("");
            notices.add(problem(
                    row,
                    Fact.UBIGEO,
                    "código obsoleto, no se carga: " + obsolete.get().note() + successor));
            return;
        }
        Province province = territory
                .province(ubigeo)
                .orElseThrow(
                        () -> new Fault(Fact.UBIGEO, "no hay provincia con los primeros 4 dígitos de este ubigeo"));
        String name = cell(row, Fact.DISTRICT);
        if (name.isEmpty()) {
            throw new Fault(Fact.DISTRICT, "falta el nombre del distrito");
        }
        District district = new District(
                ubigeo,
                name,
                cell(row, Fact.CAPITAL),
                whole(row, Fact.ALTITUDE),
                whole(row, Fact.POPULATION),
                coordinates(row));
        String provinceName = cell(row, Fact.PROVINCE);
        if (!OfficialLayout.plain(provinceName).equals(OfficialLayout.plain(province.name()))) {
            notices.add(problem(
                    row, Fact.PROVINCE, "el ubigeo es de la provincia «" + province.name() + "»; vale el ubigeo"));
        }
        accepted.add(new OfficialList.Listed(Math.toIntExact(row.getStartingLineNumber()), district, reniecCode(row)));
    }

    private Optional<String> reniecCode(CsvRecord row) throws Fault {
        String code = cell(row, Fact.RENIEC);
        if (!code.isEmpty() && !code.matches("[0-9]{6}")) {
            throw new Fault(Fact.RENIEC, "el código RENIEC tiene 6 dígitos");
        }
        return Optional.of(code).filter(text -> !text.isEmpty());
    }

    private OptionalInt whole(CsvRecord row, Fact fact) throws Fault {
        Optional<BigDecimal> number = number(row, fact);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (number.get().abs().compareTo(BigDecimal.valueOf(100_000_000)) >= 0
                || (fact == Fact.POPULATION && number.get().signum() < 0)) {
            throw new Fault(fact, "número fuera de lo posible");
        }
        return OptionalInt.of(number.get().setScale(0, RoundingMode.HALF_UP).intValueExact());
    }

    private Optional<Coordinates> coordinates(CsvRecord row) throws Fault {
        Optional<BigDecimal> latitude = degrees(row, Fact.LATITUDE, 90);
        Optional<BigDecimal> longitude = degrees(row, Fact.LONGITUDE, 180);
        return latitude.isEmpty() || longitude.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coordinates(latitude.get(), longitude.get()));
    }

    private Optional<BigDecimal> degrees(CsvRecord row, Fact fact, int limit) throws Fault {
        Optional<BigDecimal> number = number(row, fact);
        if (number.isPresent() && number.get().abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
            throw new Fault(fact, "no son grados decimales entre -" + limit + " y " + limit);
        }
        return number;
    }

    private Optional<BigDecimal> number(CsvRecord row, Fact fact) throws Fault {
        String text = cell(row, fact);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("-?[0-9]{1,12}([.][0-9]{1,20})?")) {
            throw new Fault(fact, "se esperaba un número con punto decimal");
        }
        return Optional.of(new BigDecimal(text));
    }

    /** The cell's text; empty when the row or the layout lacks it, and for the 2022 list's {@code NA}. */
    private String cell(CsvRecord row, Fact fact) {
        String text = written(row, fact);
        return layout == OfficialLayout.INEI_RENIEC_2022 && text.equals("NA") ? "" : text;
    }

    private String written(CsvRecord row, Fact fact) {
        Integer position = positions.get(layout.column(fact));
        return position == null || position >= row.getFieldCount()
                ? ""
                : row.getField(position).strip().replaceAll("\\s+", " ");
    }

    private ListProblem problem(CsvRecord row, Fact fact, String reason) {
        return new ListProblem(
                Math.toIntExact(row.getStartingLineNumber()),
                headings.getOrDefault(layout.column(fact), layout.column(fact)),
                written(row, fact),
                reason);
    }

    private static boolean isBlank(CsvRecord row) {
        return row.getFields().stream().allMatch(String::isBlank);
    }

    /** The first fault of a row, on its way from the check to the list of rejected rows. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final Fact fact;
        private final String reason;

        Fault(Fact fact, String reason) {
            super(reason, null, false, false);
            this.fact = fact;
            this.reason = reason;
        }
    }
}
