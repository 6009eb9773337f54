package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.ayni.kernel.money.Soles;
import org.junit.jupiter.api.Test;

class TablePrinterTest {

    private final TablePrinter table = new TablePrinter("UT", "hogares", "monto")
            .row("Huánuco", 12345, Soles.ofCentimos(123_456_78))
            .row("La \"Libertad\", norte\nsur", 7L, Soles.ofCentimos(5));

    @Test
    void a_table_is_aligned_numbers_to_the_right() {
        var small = new TablePrinter("UT", "hogares").row("Huánuco", 12345).row("Ica", 7);
        assertThat(print(small, OutputFormat.table)).isEqualTo("""
                        UT       hogares
                        ───────  ───────
                        Huánuco   12,345
                        Ica            7
                        """);
    }

    @Test
    void csv_is_quoted_where_it_must_and_numbers_are_plain() {
        assertThat(print(table, OutputFormat.csv))
                .isEqualTo(
                        "UT,hogares,monto\r\nHuánuco,12345,123456.78\r\n\"La \"\"Libertad\"\", norte\nsur\",7,0.05\r\n");
    }

    @Test
    void json_is_escaped() {
        assertThat(print(table, OutputFormat.json)).isEqualTo("""
                        [{"UT": "Huánuco", "hogares": 12345, "monto": "123456.78"},
                         {"UT": "La \\"Libertad\\", norte\\u000asur", "hogares": 7, "monto": "0.05"}]
                        """);
    }

    @Test
    void a_table_without_rows_still_has_its_heads() {
        assertThat(print(new TablePrinter("a", "b"), OutputFormat.csv)).isEqualTo("a,b\r\n");
        assertThat(print(new TablePrinter("a", "b"), OutputFormat.json)).isEqualTo("[]\n");
    }

    @Test
    void a_row_of_another_width_is_our_mistake() {
        assertThatThrownBy(() -> table.row("x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String print(TablePrinter table, OutputFormat format) {
        var out = new StringWriter();
        table.print(format, new PrintWriter(out));
        return out.toString();
    }
}
