package org.ayni.app.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The template of a kind of list: an empty sheet with its columns, and one that says what each means. */
public final class TemplateBook {

    private static final String FILL = "DDE6EE";

    private TemplateBook() {}

    /** Writes it; the stream stays open. */
    public static void write(ListLayout layout, OutputStream out) throws IOException {
        List<ListField> fields = layout.fields();
        Workbook book = new Workbook(out, "Ayni", null);
        Worksheet rows = book.newWorksheet("Datos");
        for (int column = 0; column < fields.size(); column++) {
            rows.inlineString(0, column, fields.get(column).name());
            rows.width(column, Math.max(12, fields.get(column).name().length() + 4));
            rows.style(column).format("@").set();
        }
        rows.range(0, 0, 0, fields.size() - 1).style().bold().fillColor(FILL).set();
        rows.freezePane(0, 1);
        rows.finish();
        Worksheet legend = book.newWorksheet("Leyenda");
        List<String> titles = List.of("Columna", "¿Obligatoria?", "Qué dice", "Cómo se escribe", "Ejemplo");
        for (int column = 0; column < titles.size(); column++) {
            legend.inlineString(0, column, titles.get(column));
            legend.width(column, column < 2 ? 18 : 50);
        }
        legend.range(0, 0, 0, titles.size() - 1).style().bold().fillColor(FILL).set();
        for (int at = 0; at < fields.size(); at++) {
            ListField field = fields.get(at);
            legend.inlineString(at + 1, 0, field.name());
            legend.inlineString(at + 1, 1, field.required() ? "sí" : "no");
            legend.inlineString(at + 1, 2, field.meaning());
            legend.inlineString(at + 1, 3, form(field.kind()));
            legend.inlineString(at + 1, 4, field.example());
        }
        legend.finish();
        book.finish();
    }

    /** How a cell of a kind is written, in words. */
    public static String form(CellKind kind) {
        return switch (kind) {
            case CellKind.Text text -> "texto de hasta " + text.most() + " letras";
            case CellKind.PersonName name -> "letras, espacios, apóstrofo y guion";
            case CellKind.Code code -> code.form();
            case CellKind.Choice choice -> "uno de: " + String.join(", ", choice.codes());
            case CellKind.Day day -> "día/mes/año o año-mes-día";
            case CellKind.Money money -> "soles, como 1200.50";
            case CellKind.Whole whole -> "número entero de " + whole.least() + " a " + whole.most();
        };
    }
}
