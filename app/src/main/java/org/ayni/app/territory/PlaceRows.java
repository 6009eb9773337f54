package org.ayni.app.territory;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.ayni.kernel.id.Ubigeo;

/** Checks the rows of one list of places, in their order. */
final class PlaceRows {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_CLASS = 40;
    private static final int LONGEST_RUN_BY = 120;
    private static final int HIGHEST = 7_000;
    private static final int LOWEST = -500;

    private final PlaceKind kind;
    private final PlaceHeader header;
    private final DistrictCodes districts;
    private final List<ListedPlace> accepted = new ArrayList<>();
    private final List<ListProblem> rejected = new ArrayList<>();
    private final List<ListProblem> notices = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int named;
    private int otherDistrict;

    PlaceRows(PlaceKind kind, PlaceHeader header, DistrictCodes districts) {
        this.kind = kind;
        this.header = header;
        this.districts = districts;
    }

    PlaceList read(List<CsvRecord> rows, String sha256) {
        for (CsvRecord row : rows) {
            if (!row.getFields().stream().allMatch(String::isBlank)) {
                try {
                    accepted.add(place(row));
                } catch (Fault fault) {
                    rejected.add(problem(row, fault.fact, fault.reason));
                }
            }
        }
        return new PlaceList(sha256, List.copyOf(accepted), List.copyOf(rejected), List.copyOf(notices));
    }

    /** Rows that name a department or district. */
    int named() {
        return named;
    }

    /** Those of them whose code is that of another one. */
    int otherDistrict() {
        return otherDistrict;
    }

    private ListedPlace place(CsvRecord row) throws Fault {
        String code = code(row);
        String name = text(row, PlaceFact.NAME, LONGEST_NAME);
        if (name.isEmpty()) {
            throw new Fault(PlaceFact.NAME, "falta el nombre");
        }
        Ubigeo ubigeo = ubigeo(row, code);
        names(row, ubigeo);
        if (!seen.add(code)) {
            throw new Fault(codeFact(), "el código ya está en una fila anterior de la lista");
        }
        return new ListedPlace(
                Math.toIntExact(row.getStartingLineNumber()),
                code,
                name,
                ubigeo,
                centroPoblado(row, ubigeo),
                placeClass(row),
                text(row, PlaceFact.RUN_BY, LONGEST_RUN_BY),
                text(row, PlaceFact.ADDRESS, LONGEST_ADDRESS),
                open(row),
                whole(row, PlaceFact.ALTITUDE, LOWEST, HIGHEST),
                whole(row, PlaceFact.POPULATION, 0, 20_000_000),
                coordinates(row));
    }

    private PlaceFact codeFact() {
        return inTwoParts() ? PlaceFact.MODULAR : PlaceFact.CODE;
    }

    private boolean inTwoParts() {
        return header.has(PlaceFact.MODULAR) && header.has(PlaceFact.ANNEX);
    }

    private String code(CsvRecord row) throws Fault {
        if (inTwoParts()) {
            String modular = header.cell(row, PlaceFact.MODULAR);
            String annex = header.cell(row, PlaceFact.ANNEX);
            if (!modular.matches("[0-9]{7}")) {
                throw new Fault(PlaceFact.MODULAR, digits("el código modular", 7, modular));
            }
            if (!annex.matches("[0-9]")) {
                throw new Fault(PlaceFact.ANNEX, "el anexo tiene 1 dígito");
            }
            return modular + annex;
        }
        String code = header.cell(row, PlaceFact.CODE);
        if (!kind.isCode(code)) {
            throw new Fault(PlaceFact.CODE, digits("el código (" + kind.form() + ")", kind.digits(), code));
        }
        return code;
    }

    /** A number that a spreadsheet shortened is not made longer: which zeros were lost is not ours to guess. */
    private static String digits(String what, int count, String found) {
        String form = what + " tiene " + count + " dígitos";
        return found.matches("[0-9]+") && found.length() < count
                ? form + " y aquí hay " + found.length() + ": una hoja de cálculo le quitó los ceros de la izquierda"
                : form;
    }

    private Ubigeo ubigeo(CsvRecord row, String code) throws Fault {
        if (kind == PlaceKind.CENTRO_POBLADO) {
            Ubigeo ubigeo = district(PlaceFact.CODE, code.substring(0, 6));
            String also = header.cell(row, PlaceFact.UBIGEO);
            if (!also.isEmpty() && !also.equals(code) && !also.equals(ubigeo.value())) {
                throw new Fault(PlaceFact.UBIGEO, "el código del centro poblado empieza con otro distrito: " + ubigeo);
            }
            return ubigeo;
        }
        PlaceFact column = districts.system() == UbigeoSystem.RENIEC && header.has(PlaceFact.RENIEC)
                ? PlaceFact.RENIEC
                : PlaceFact.UBIGEO;
        return district(column, header.cell(row, column));
    }

    private Ubigeo district(PlaceFact fact, String code) throws Fault {
        try {
            return districts.read(code);
        } catch (DistrictCodes.NoDistrict none) {
            throw new Fault(fact, String.valueOf(none.getMessage()));
        }
    }

    /** The names beside a code tell when it is of the other system. */
    private void names(CsvRecord row, Ubigeo ubigeo) throws Fault {
        String department = header.cell(row, PlaceFact.DEPARTMENT);
        String district = header.cell(row, PlaceFact.DISTRICT);
        if (department.isEmpty() && district.isEmpty()) {
            return;
        }
        named++;
        if (!districts.isDepartment(ubigeo, department)) {
            otherDistrict++;
            throw new Fault(
                    PlaceFact.DEPARTMENT, "el código de distrito " + ubigeo + " (INEI) es de otro departamento");
        }
        if (!districts.isDistrict(ubigeo, district)) {
            otherDistrict++;
            notices.add(problem(
                    row,
                    PlaceFact.DISTRICT,
                    "el código " + ubigeo
                            + " (INEI) es de otro distrito, o se escribe de otra manera; vale el código"));
        }
    }

    private Optional<String> centroPoblado(CsvRecord row, Ubigeo ubigeo) throws Fault {
        String code = header.cell(row, PlaceFact.CENTRO_POBLADO);
        if (code.isEmpty() || kind == PlaceKind.CENTRO_POBLADO || code.matches("0+")) {
            return Optional.empty();
        }
        if (!PlaceKind.CENTRO_POBLADO.isCode(code)) {
            throw new Fault(
                    PlaceFact.CENTRO_POBLADO,
                    digits("el código del centro poblado", PlaceKind.CENTRO_POBLADO.digits(), code));
        }
        if (!code.startsWith(ubigeo.value())) {
            notices.add(problem(row, PlaceFact.CENTRO_POBLADO, "el centro poblado es de otro distrito que " + ubigeo));
        }
        return Optional.of(code);
    }

    private String placeClass(CsvRecord row) throws Fault {
        String written = text(row, PlaceFact.CLASS, LONGEST_RUN_BY);
        String plain = OfficialLayout.plain(written);
        if (plain.isEmpty()) {
            return "";
        }
        return switch (kind) {
            case CENTRO_POBLADO -> {
                if (!plain.matches("(urban|rural).*|[1u]|[2r]")) {
                    throw new Fault(PlaceFact.CLASS, "el área es URBANO o RURAL");
                }
                yield plain.matches("urban.*|[1u]") ? "URBANO" : "RURAL";
            }
            case SCHOOL -> level(plain);
            case FACILITY -> {
                if (written.length() > LONGEST_CLASS) {
                    throw new Fault(PlaceFact.CLASS, "la categoría es más larga de lo posible");
                }
                yield written.toUpperCase(Locale.ROOT);
            }
        };
    }

    private static String level(String plain) {
        if (plain.startsWith("inicial")) {
            return "INICIAL";
        }
        if (plain.startsWith("primaria")) {
            return "PRIMARIA";
        }
        if (plain.startsWith("secundaria")) {
            return "SECUNDARIA";
        }
        if (plain.startsWith("basica especial") || plain.equals("ebe")) {
            return "EBE";
        }
        return plain.startsWith("basica alternativa") || plain.equals("ceba") ? "CEBA" : "OTRO";
    }

    private boolean open(CsvRecord row) throws Fault {
        String plain = OfficialLayout.plain(header.cell(row, PlaceFact.OPEN));
        if (plain.isEmpty() || plain.equals("1") || plain.startsWith("activ")) {
            return true;
        }
        if (plain.equals("0") || plain.equals("2") || plain.matches("(inactiv|cerrad|baja|de baja|clausur).*")) {
            return false;
        }
        throw new Fault(PlaceFact.OPEN, "el estado es ACTIVO o INACTIVO");
    }

    private OptionalInt whole(CsvRecord row, PlaceFact fact, int least, int most) throws Fault {
        Optional<BigDecimal> number = number(row, fact);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        BigDecimal whole = number.get().setScale(0, RoundingMode.HALF_UP);
        if (whole.compareTo(BigDecimal.valueOf(least)) < 0 || whole.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new Fault(fact, "número fuera de lo posible: de " + least + " a " + most);
        }
        return OptionalInt.of(whole.intValueExact());
    }

    private Optional<Coordinates> coordinates(CsvRecord row) throws Fault {
        Optional<BigDecimal> latitude = degrees(row, PlaceFact.LATITUDE, 90);
        Optional<BigDecimal> longitude = degrees(row, PlaceFact.LONGITUDE, 180);
        return latitude.isEmpty() || longitude.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coordinates(latitude.get(), longitude.get()));
    }

    private Optional<BigDecimal> degrees(CsvRecord row, PlaceFact fact, int limit) throws Fault {
        Optional<BigDecimal> number = number(row, fact);
        if (number.isPresent() && number.get().abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
            throw new Fault(fact, "no son grados decimales entre -" + limit + " y " + limit);
        }
        return number.map(degrees -> degrees.setScale(8, RoundingMode.HALF_UP));
    }

    private Optional<BigDecimal> number(CsvRecord row, PlaceFact fact) throws Fault {
        String text = header.cell(row, fact);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("-?[0-9]{1,12}([.][0-9]{1,20})?")) {
            throw new Fault(fact, "se esperaba un número con punto decimal");
        }
        return Optional.of(new BigDecimal(text));
    }

    private String text(CsvRecord row, PlaceFact fact, int longest) throws Fault {
        String text =
                header.cell(row, fact).replaceAll("[ \\t\\r\\n\\u00a0]+", " ").strip();
        if (UNSEEN.matcher(text).find()) {
            throw new Fault(fact, "hay signos que no se ven");
        }
        if (text.length() > longest) {
            throw new Fault(fact, "el texto tiene " + text.length() + " letras; caben " + longest);
        }
        return text;
    }

    private ListProblem problem(CsvRecord row, PlaceFact fact, String reason) {
        return new ListProblem(
                Math.toIntExact(row.getStartingLineNumber()),
                header.heading(fact),
                ListText.shortened(header.cell(row, fact)),
                reason);
    }

    /** The first fault of a row, on its way from the check to the list of rejected rows. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final PlaceFact fact;

        private final String reason;

        Fault(PlaceFact fact, String reason) {
            super(reason, null, false, false);
            this.fact = fact;
            this.reason = reason;
        }
    }
}
