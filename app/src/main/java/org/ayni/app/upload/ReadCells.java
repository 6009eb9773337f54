package org.ayni.app.upload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.ayni.app.problem.Problem;

/**
 * Reads the cells of each row by the kind of their column, and remembers what the days of each column tell about their order,
 * because only the whole column can say that it was written month first.
 */
final class ReadCells {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} .'’‘ʼʻ`´-]*");
    private static final String[] EXCEL_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"};

    private final ListLayout layout;
    private final ColumnMapping mapping;
    private final boolean from1904;
    private final int headerLength;
    private final boolean[] dayFirst;
    private final long[] monthFirstLine;

    ReadCells(ListLayout layout, ColumnMapping mapping, BroughtTable table) {
        this.layout = layout;
        this.mapping = mapping;
        this.from1904 = table.countsFrom1904();
        this.headerLength = table.header().size();
        this.dayFirst = new boolean[layout.fields().size()];
        this.monthFirstLine = new long[layout.fields().size()];
    }

    ListRow row(RawRow raw) {
        ListRow row = new ListRow(layout, raw.line());
        for (int extra = headerLength; extra < raw.cells().size(); extra++) {
            if (!raw.cell(extra).isEmpty()) {
                row.faultOfRow("La fila tiene " + raw.cells().size() + " celdas y el encabezado " + headerLength
                        + ": alguna celda está corrida.");
                break;
            }
        }
        for (int column = 0; column < layout.fields().size(); column++) {
            int source = mapping.source(column);
            String text = source < 0 ? "" : CleanText.of(raw.cell(source));
            read(row, column, text, source >= 0 && raw.isNumber(source));
        }
        return row;
    }

    /**
     * After the last row.
     *
     * @throws org.ayni.app.problem.ProblemException when a column of days was written month first
     */
    void requireOurOrder(String shown) {
        for (int column = 0; column < dayFirst.length; column++) {
            if (monthFirstLine[column] > 0 && !dayFirst[column]) {
                throw Problem.missing(
                                "La columna «" + layout.fields().get(column).name()
                                        + "» parece tener el mes antes que el día; no se adivina ninguna fecha.")
                        .where(shown + ", línea " + monthFirstLine[column])
                        .expected("día/mes/año (25/08/2026) o año-mes-día (2026-08-25)")
                        .whatToDo("Cambie el formato de esa columna y súbalo otra vez; no se hizo nada.")
                        .stop();
            }
        }
    }

    private void read(ListRow row, int column, String text, boolean isNumber) {
        ListField field = layout.fields().get(column);
        if (text.isEmpty()) {
            if (field.required()) {
                row.fault(column, "Falta «" + field.name() + "».", "");
            }
            return;
        }
        row.put(column, text);
        for (String error : EXCEL_ERRORS) {
            if (text.equals(error)) {
                row.fault(column, "La celda tiene un error de Excel: " + error + ".", "");
                return;
            }
        }
        switch (field.kind()) {
            case CellKind.Text kind -> text(row, column, text, kind.most());
            case CellKind.PersonName kind -> name(row, column, text);
            case CellKind.Code kind -> code(row, column, text, kind, isNumber);
            case CellKind.Choice kind -> choice(row, column, text, kind);
            case CellKind.Day kind -> day(row, column, text, kind);
            case CellKind.Money kind -> money(row, column, text);
            case CellKind.Whole kind -> whole(row, column, text, kind);
        }
    }

    private static boolean isDamaged(ListRow row, int column, String text) {
        if (!CleanText.isDamaged(text)) {
            return false;
        }
        row.fault(
                column,
                "Las letras están dañadas: el archivo se guardó alguna vez con otra codificación.",
                CleanText.repaired(text).orElse(""));
        return true;
    }

    private static void text(ListRow row, int column, String text, int most) {
        if (!isDamaged(row, column, text) && text.length() > most) {
            row.fault(column, "Tiene " + text.length() + " letras y caben " + most + ".", "");
        }
    }

    private static void name(ListRow row, int column, String text) {
        if (isDamaged(row, column, text)) {
            return;
        }
        if (text.length() > CellKind.PersonName.MOST) {
            row.fault(column, "Un nombre tiene hasta " + CellKind.PersonName.MOST + " letras.", "");
        } else if (!NAME.matcher(text).matches()) {
            row.fault(column, "No es un nombre: solo letras, espacios, apóstrofo y guion.", "");
        }
    }

    private static void code(ListRow row, int column, String text, CellKind.Code kind, boolean isNumber) {
        if (kind.pattern().matcher(text).matches()) {
            return;
        }
        String suggestion = "";
        String lost = "";
        if (kind.width() > 0 && text.length() < kind.width() && text.matches("[0-9]+")) {
            String padded = "0".repeat(kind.width() - text.length()) + text;
            if (kind.pattern().matcher(padded).matches()) {
                suggestion = padded;
                lost = isNumber ? " Excel quitó los ceros de la izquierda." : "";
            }
        }
        row.fault(column, "«" + cut(text) + "» no es " + kind.form() + "." + lost, suggestion);
    }

    private static void choice(ListRow row, int column, String text, CellKind.Choice kind) {
        for (String code : kind.codes()) {
            if (code.equalsIgnoreCase(text)) {
                row.put(column, code);
                return;
            }
        }
        row.fault(
                column,
                "«" + cut(text) + "» no es ninguno de: " + String.join(", ", kind.codes()) + ".",
                Optional.ofNullable(kind.meant().get(CleanText.key(text))).orElse(""));
    }

    private void day(ListRow row, int column, String text, CellKind.Day kind) {
        switch (DayText.read(text, from1904)) {
            case DayText.Bad bad -> row.fault(column, "«" + cut(text) + "»: " + bad.why() + ".", "");
            case DayText.MonthFirst turned -> {
                if (monthFirstLine[column] == 0) {
                    monthFirstLine[column] = row.line();
                }
                row.fault(column, "«" + cut(text) + "»: tiene el mes antes que el día.", Shown.day(turned.day()));
            }
            case DayText.Good good -> {
                dayFirst[column] |= good.order() == DayText.Order.DAY_FIRST;
                row.put(column, text, good.day().toEpochDay());
                if (good.day().isBefore(kind.first()) || good.day().isAfter(kind.last())) {
                    row.fault(
                            column,
                            "«" + cut(text) + "»: debe estar entre " + Shown.day(kind.first()) + " y "
                                    + Shown.day(kind.last()) + ".",
                            "");
                }
            }
        }
    }

    private static void money(ListRow row, int column, String text) {
        OptionalLong sum = MoneyText.centimos(text);
        if (sum.isPresent()) {
            row.put(column, text, sum.getAsLong());
        } else if (MoneyText.isOpen(text)) {
            String digits = text.replaceAll("[^0-9]", "");
            row.fault(column, "«" + cut(text) + "» puede leerse de dos maneras; escriba los céntimos.", digits + ".00");
        } else {
            row.fault(column, "«" + cut(text) + "» no es un monto; escríbalo como 1200.50.", "");
        }
    }

    private static void whole(ListRow row, int column, String text, CellKind.Whole kind) {
        boolean digits = text.matches("-?[0-9]{1,18}");
        long number = digits ? Long.parseLong(text) : 0;
        if (!digits || number < kind.least() || number > kind.most()) {
            row.fault(
                    column,
                    "«" + cut(text) + "» no es un número entero de " + kind.least() + " a " + kind.most() + ".",
                    "");
        } else {
            row.put(column, text, number);
        }
    }

    private static String cut(String text) {
        List<String> parts = text.length() > 40 ? List.of(text.substring(0, 40), "…") : List.of(text);
        return String.join("", parts);
    }
}
