package org.ayni.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.ayni.app.upload.FormulaSafe;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFilesTest {

    private static final Legend LEGEND = new Legend(List.of(new Legend.Entry("Bimestre", "2026-4")));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "＝1+1",
                "＋1",
                "－1",
                "＠x",
                "'quoted",
                "'=1+1",
                "''",
                "'",
                "=",
                "plain",
                "",
                "a=b"
            })
    void a_text_is_never_a_formula_and_reads_back_as_it_was(String text) throws IOException {
        Path csv = folder.resolve("t.csv");
        try (CsvTable file = new CsvTable(table(List.of(text)), csv)) {
            table(List.of(text)).each(file);
        }
        String cell = records(csv).get(1).get(0);
        assertThat(FormulaSafe.unmarked(cell)).isEqualTo(text);
        assertThat(cell)
                .doesNotStartWith("=")
                .doesNotStartWith("+")
                .doesNotStartWith("-")
                .doesNotStartWith("@");
        assertThat(cell).doesNotStartWith("\t").doesNotStartWith("\r");
    }

    @Test
    void a_workbook_keeps_codes_as_text_and_amounts_as_numbers() throws IOException {
        Path workbook = write(table(List.of("00123456", "=1+1")), 100);
        try (InputStream in = Files.newInputStream(workbook);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            List<Row> rows = book.getSheet(1).orElseThrow().read();
            Cell code = rows.get(1).getCell(0);
            assertThat(code.getType()).isEqualTo(CellType.STRING);
            assertThat(code.getText()).isEqualTo("00123456");
            assertThat(rows.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(2).getCell(0).getText()).isEqualTo("=1+1");
            assertThat(rows.get(1).getCell(2).asNumber()).isEqualByComparingTo(new BigDecimal("0.05"));
            assertThat(rows.get(2).getCell(2).asNumber()).isEqualByComparingTo(new BigDecimal("-1234.50"));
        }
    }

    @Test
    void the_first_sheet_is_the_legend() throws IOException {
        Path workbook = write(table(List.of("a")), 100);
        try (InputStream in = Files.newInputStream(workbook);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            Sheet legend = book.getFirstSheet();
            assertThat(legend.getName()).isEqualTo("Leyenda");
            List<String> texts = new ArrayList<>();
            for (Row row : legend.read()) {
                row.forEach(cell -> Optional.ofNullable(cell).map(Cell::getText).ifPresent(texts::add));
            }
            assertThat(texts).contains("Bimestre", "2026-4", "Código", "Lo que dice el código.");
        }
    }

    @Test
    void a_table_longer_than_a_sheet_goes_on_in_the_next() throws IOException {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            many.add("r" + i);
        }
        Path workbook = write(table(many), 10);
        try (InputStream in = Files.newInputStream(workbook);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            List<String> read = new ArrayList<>();
            for (Sheet sheet : book.getSheets().skip(1).toList()) {
                sheet.read().stream().skip(1).forEach(row -> read.add(row.getCellText(0)));
            }
            assertThat(book.getSheets().map(Sheet::getName)).containsExactly("Leyenda", "Datos", "Datos 2", "Datos 3");
            assertThat(read).isEqualTo(many);
        }
    }

    @Test
    void what_xml_cannot_hold_does_not_break_the_workbook() throws IOException {
        Path workbook = write(table(List.of("a\u0001b\u0000c & <d> \ud83d\ude00 ñ")), 10);
        try (InputStream in = Files.newInputStream(workbook);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            assertThat(book.getSheet(1).orElseThrow().read().get(1).getCellText(0))
                    .contains("& <d> \ud83d\ude00 ñ");
        }
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            assertThat(zip.size()).isPositive();
        }
    }

    @Test
    void an_unfinished_workbook_does_not_look_like_a_whole_one() throws IOException {
        Path file = folder.resolve("half.xlsx");
        WorkbookTable half = new WorkbookTable(table(List.of("a")), file);
        half.close();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            org.assertj.core.api.Assertions.fail("opened as a whole archive: " + zip.size());
        } catch (IOException unreadable) {
            assertThat(unreadable).isNotNull();
        }
    }

    private Path write(Table table, int rowsPerSheet) throws IOException {
        Path file = folder.resolve("t.xlsx");
        try (WorkbookTable workbook = new WorkbookTable(table, file, rowsPerSheet)) {
            table.each(workbook);
            workbook.finish(LEGEND);
        }
        return file;
    }

    private static List<List<String>> records(Path csv) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(csv, StandardCharsets.UTF_8)) {
            return reader.stream()
                    .map(record -> List.copyOf(record.getFields()))
                    .toList();
        }
    }

    /** A row for each code; the amount of the first is 5 céntimos, of the second −1 234.50 soles. */
    private static Table table(List<String> codes) {
        return new Table() {
            @Override
            public String name() {
                return "t";
            }

            @Override
            public String title() {
                return "Tabla";
            }

            @Override
            public List<Column> columns() {
                return List.of(
                        Column.text("Código", "Lo que dice el código."),
                        Column.whole("Número", "Cuántos."),
                        Column.soles("Monto", "En soles."));
            }

            @Override
            public long count() {
                return codes.size();
            }

            @Override
            public void each(Sink sink) throws IOException {
                for (int i = 0; i < codes.size(); i++) {
                    int place = i;
                    sink.row(new Cells() {
                        @Override
                        public String text(int column) {
                            return codes.get(place);
                        }

                        @Override
                        public long number(int column) {
                            return column == 1 ? place : place == 0 ? 5 : -123_450;
                        }
                    });
                }
            }
        };
    }
}
