package org.ayni.app.territory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.ayni.app.upload.ListLayout;
import org.ayni.app.upload.ListRow;
import org.ayni.kernel.id.Ubigeo;

/** Checks the rows of one list of places. A row with a fault is none; what is odd and no fault is told. */
final class PlaceRows {

    private static final int HIGHEST = 7_000;
    private static final int LOWEST = -500;
    private static final int MOST_PEOPLE = 20_000_000;

    private final PlaceKind kind;
    private final ListLayout layout;
    private final DistrictCodes districts;
    private final Optional<LocalDate> usualSince;
    private final Consumer<ListProblem> notices;
    private long named;
    private long otherDistrict;

    /** @param usualSince of rows that say no day */
    PlaceRows(
            PlaceKind kind,
            ListLayout layout,
            DistrictCodes districts,
            Optional<LocalDate> usualSince,
            Consumer<ListProblem> notices) {
        this.kind = kind;
        this.layout = layout;
        this.districts = districts;
        this.usualSince = usualSince;
        this.notices = notices;
    }

    /** Rows that name a department or district. */
    long named() {
        return named;
    }

    /** Those of them whose code is that of another one. */
    long otherDistrict() {
        return otherDistrict;
    }

    /** The place of a row, or empty and the row has a fault. */
    Optional<ListedPlace> place(ListRow row) {
        String code = code(row);
        Optional<Ubigeo> ubigeo = row.isFaulty() ? Optional.empty() : ubigeo(row, code);
        ubigeo.ifPresent(district -> names(row, district));
        Optional<String> centro = ubigeo.flatMap(district -> centroPoblado(row, district));
        String placeClass = placeClass(row);
        boolean open = open(row);
        OptionalInt altitude = whole(row, PlaceColumns.ALTITUDE, LOWEST, HIGHEST);
        OptionalInt population = whole(row, PlaceColumns.POPULATION, 0, MOST_PEOPLE);
        Optional<Coordinates> coordinates = coordinates(row);
        if (row.isFaulty() || ubigeo.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ListedPlace(
                row.line(),
                code,
                text(row, PlaceColumns.NAME),
                ubigeo.get(),
                centro,
                placeClass,
                text(row, PlaceColumns.RUN_BY),
                text(row, PlaceColumns.ADDRESS),
                open,
                altitude,
                population,
                coordinates,
                since(row)));
    }

    private String code(ListRow row) {
        String code = text(row, PlaceColumns.CODE);
        if (kind != PlaceKind.SCHOOL) {
            return code;
        }
        String modular = text(row, PlaceColumns.MODULAR);
        String annex = text(row, PlaceColumns.ANNEX);
        if (modular.isEmpty() && annex.isEmpty() && code.isEmpty()) {
            fault(row, PlaceColumns.MODULAR, "Falta el código: código modular y anexo, o los 8 dígitos juntos.");
        } else if (code.isEmpty() && modular.isEmpty()) {
            fault(row, PlaceColumns.MODULAR, "Falta el código modular.");
        } else if (code.isEmpty() && annex.isEmpty()) {
            fault(row, PlaceColumns.ANNEX, "Falta el anexo.");
        } else if (!code.isEmpty() && !(modular + annex).isEmpty() && !code.equals(modular + annex)) {
            fault(row, PlaceColumns.CODE, "No es el código modular y anexo de la misma fila.");
        }
        return code.isEmpty() ? modular + annex : code;
    }

    private Optional<Ubigeo> ubigeo(ListRow row, String code) {
        String inei = text(row, PlaceColumns.UBIGEO);
        if (kind == PlaceKind.CENTRO_POBLADO) {
            Optional<Ubigeo> ubigeo = district(row, PlaceColumns.CODE, code.substring(0, 6), UbigeoSystem.INEI);
            if (ubigeo.isPresent() && !inei.isEmpty() && !inei.equals(code) && !code.startsWith(inei)) {
                fault(
                        row,
                        PlaceColumns.UBIGEO,
                        "El código del centro poblado empieza con otro distrito: " + ubigeo.get() + ".");
            }
            return ubigeo;
        }
        String reniec = text(row, PlaceColumns.RENIEC);
        if (inei.isEmpty() && reniec.isEmpty()) {
            fault(row, PlaceColumns.UBIGEO, "Falta el código del distrito.");
            return Optional.empty();
        }
        Optional<Ubigeo> ubigeo = inei.isEmpty()
                ? district(row, PlaceColumns.RENIEC, reniec, UbigeoSystem.RENIEC)
                : district(row, PlaceColumns.UBIGEO, inei, UbigeoSystem.INEI);
        if (!inei.isEmpty() && !reniec.isEmpty() && ubigeo.isPresent()) {
            Optional<Ubigeo> other = district(row, PlaceColumns.RENIEC, reniec, UbigeoSystem.RENIEC);
            if (other.isPresent() && !other.equals(ubigeo)) {
                fault(row, PlaceColumns.RENIEC, "Los códigos INEI y RENIEC de la fila son de distritos distintos.");
            }
        }
        return ubigeo;
    }

    private Optional<Ubigeo> district(ListRow row, String column, String code, UbigeoSystem system) {
        try {
            return Optional.of(districts.read(code, system));
        } catch (DistrictCodes.NoDistrict none) {
            fault(row, column, String.valueOf(none.getMessage()));
            return Optional.empty();
        }
    }

    /** The names beside a code tell when it is of the other system. */
    private void names(ListRow row, Ubigeo ubigeo) {
        String department = text(row, PlaceColumns.DEPARTMENT);
        String district = text(row, PlaceColumns.DISTRICT);
        if (department.isEmpty() && district.isEmpty()) {
            return;
        }
        named++;
        if (!districts.isDepartment(ubigeo, department)) {
            otherDistrict++;
            fault(row, PlaceColumns.DEPARTMENT, "El código de distrito " + ubigeo + " (INEI) es de otro departamento.");
        } else if (!districts.isDistrict(ubigeo, district)) {
            otherDistrict++;
            notice(
                    row,
                    PlaceColumns.DISTRICT,
                    "el código " + ubigeo + " (INEI) es de otro distrito, o se escribe de otra manera; vale el código");
        }
    }

    private Optional<String> centroPoblado(ListRow row, Ubigeo ubigeo) {
        String code = text(row, PlaceColumns.CENTRO_POBLADO);
        if (code.isEmpty() || code.matches("0+")) {
            return Optional.empty();
        }
        if (!PlaceKind.CENTRO_POBLADO.isCode(code)) {
            fault(row, PlaceColumns.CENTRO_POBLADO, "El código del centro poblado tiene 10 dígitos, con sus ceros.");
            return Optional.empty();
        }
        if (!code.startsWith(ubigeo.value())) {
            notice(row, PlaceColumns.CENTRO_POBLADO, "el centro poblado es de otro distrito que " + ubigeo);
        }
        return Optional.of(code);
    }

    private String placeClass(ListRow row) {
        String column = PlaceColumns.ofClass(kind);
        String written = text(row, column);
        String plain = OfficialLayout.plain(written);
        if (plain.isEmpty()) {
            return "";
        }
        return switch (kind) {
            case CENTRO_POBLADO -> {
                if (!plain.matches("(urban|rural).*|[1u]|[2r]")) {
                    fault(row, column, "El área es URBANO o RURAL.");
                }
                yield plain.matches("urban.*|[1u]") ? "URBANO" : "RURAL";
            }
            case SCHOOL -> level(plain);
            case FACILITY -> written.toUpperCase(Locale.ROOT);
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

    private boolean open(ListRow row) {
        String plain = OfficialLayout.plain(text(row, PlaceColumns.OPEN));
        if (plain.isEmpty() || plain.equals("1") || plain.startsWith("activ")) {
            return true;
        }
        if (!plain.matches("[02]|(inactiv|cerrad|baja|de baja|clausur).*")) {
            fault(row, PlaceColumns.OPEN, "El estado es ACTIVO o INACTIVO.");
        }
        return false;
    }

    private OptionalInt whole(ListRow row, String column, int least, int most) {
        Optional<BigDecimal> number = number(row, column).map(any -> any.setScale(0, RoundingMode.HALF_UP));
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (number.get().compareTo(BigDecimal.valueOf(least)) < 0
                || number.get().compareTo(BigDecimal.valueOf(most)) > 0) {
            fault(row, column, "Número fuera de lo posible: de " + least + " a " + most + ".");
            return OptionalInt.empty();
        }
        return OptionalInt.of(number.get().intValueExact());
    }

    private Optional<Coordinates> coordinates(ListRow row) {
        Optional<BigDecimal> latitude = degrees(row, PlaceColumns.LATITUDE, 90);
        Optional<BigDecimal> longitude = degrees(row, PlaceColumns.LONGITUDE, 180);
        return latitude.isEmpty() || longitude.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coordinates(latitude.get(), longitude.get()));
    }

    private Optional<BigDecimal> degrees(ListRow row, String column, int limit) {
        Optional<BigDecimal> number = number(row, column).map(degrees -> degrees.setScale(8, RoundingMode.HALF_UP));
        if (number.isPresent() && number.get().abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
            fault(row, column, "No son grados decimales entre -" + limit + " y " + limit + ".");
        }
        return number;
    }

    private Optional<BigDecimal> number(ListRow row, String column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("-?[0-9]{1,12}([.][0-9]{1,20})?")) {
            fault(row, column, "Se esperaba un número con punto decimal.");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    private Optional<LocalDate> since(ListRow row) {
        int column = layout.position(PlaceColumns.SINCE);
        return row.isRight(column) ? Optional.of(row.date(column)) : usualSince;
    }

    /** The cell; empty when this kind of list has no such column. */
    private String text(ListRow row, String column) {
        return has(column) ? row.text(layout.position(column)) : "";
    }

    private boolean has(String column) {
        return layout.fields().stream().anyMatch(field -> field.name().equals(column));
    }

    private void fault(ListRow row, String column, String error) {
        row.fault(layout.position(column), error, "");
    }

    private void notice(ListRow row, String column, String reason) {
        notices.accept(new ListProblem(Math.toIntExact(row.line()), column, text(row, column), reason));
    }
}
