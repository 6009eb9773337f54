package org.ayni.app.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ayni.app.upload.HostileFiles.SHEET;
import static org.ayni.app.upload.HostileFiles.parts;
import static org.ayni.app.upload.HostileFiles.put;
import static org.ayni.app.upload.HostileFiles.text;
import static org.ayni.app.upload.HostileFiles.workbook;
import static org.ayni.app.upload.HostileFiles.write;
import static org.ayni.app.upload.HostileFiles.zip;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is, is found in it, and what cannot be trusted is refused with its reason (quality catalogue T29 to T36). */
class BroughtTableTest {

    private static final String LIST = "nombre,distrito\nÑahui Pérez,Huánuco\n";
    private static final List<List<String>> SAID =
            List.of(List.of("nombre", "distrito"), List.of("Ñahui Pérez", "Huánuco"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"})
    void the_encoding_is_found_in_the_bytes(String encoding) {
        assertThat(rows(write(folder, "l.csv", LIST.getBytes(Charset.forName(encoding)))))
                .isEqualTo(SAID);
    }

    @ParameterizedTest
    @CsvSource({"EFBBBF, UTF-8", "FFFE, UTF-16LE", "FEFF, UTF-16BE"})
    void a_mark_at_the_beginning_is_no_part_of_the_first_name(String mark, String encoding) {
        byte[] head = java.util.HexFormat.of().parseHex(mark);
        assertThat(rows(write(folder, "l.csv", join(head, LIST.getBytes(Charset.forName(encoding))))))
                .isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_separator_is_the_one_that_divides_the_header(String separator) {
        assertThat(rows(text(folder, "l.csv", LIST.replace(",", separator)))).isEqualTo(SAID);
    }

    @Test
    void a_line_that_names_the_separator_is_believed_and_is_no_row() {
        assertThat(rows(text(folder, "l.csv", "sep=;\r\na;b\r\n1,5;2\r\n")))
                .containsExactly(List.of("a", "b"), List.of("1,5", "2"));
    }

    @Test
    void quoted_cells_hold_separators_quotes_and_line_breaks_and_lines_are_physical() throws IOException {
        Path file = text(folder, "l.csv", "a,b\n\"x,\"\"y\"\"\nz\",2\n\n  ,\n3,4\n");
        try (BroughtTable table = BroughtTable.open(file, "l.csv", Optional.empty(), bytes -> {})) {
            RawRow first = table.next();
            assertThat(first).isNotNull();
            assertThat(first.cells()).containsExactly("x,\"y\"\nz", "2");
            assertThat(first.line()).isEqualTo(2);
            RawRow second = table.next();
            assertThat(second).isNotNull();
            assertThat(second.line()).isEqualTo(6);
            assertThat(table.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+51", "-1", "@x", "＝1", "'x", "\tx"})
    void our_own_prefix_against_formulas_is_taken_off_and_nothing_else(String cell) {
        String written = FormulaSafe.marked(cell);
        assertThat(rows(text(folder, "l.csv", "a,b\n\"" + written + "\",'hola\n"))
                        .get(1))
                .containsExactly(cell, "'hola");
    }

    @Test
    void two_encodings_in_one_file_are_told_with_their_lines_and_not_guessed() {
        Path file = write(
                folder,
                "l.csv",
                join("a\nÑandú\nx\n".getBytes(StandardCharsets.UTF_8), "Ñ\n".getBytes(StandardCharsets.ISO_8859_1)));
        assertRefused(file, "mezcla", "UTF-8 desde la línea 2", "otra codificación en la línea 4");
        assertThat(rows(file, Optional.of(TextEncoding.WINDOWS_1252)).get(1)).containsExactly("Ã‘andÃº");
        assertThat(CleanText.isDamaged("Ã‘andÃº")).isTrue();
        assertThat(CleanText.repaired("Ã‘andÃº")).contains("Ñandú");
    }

    @Test
    void a_character_cut_at_the_end_is_seen() {
        byte[] whole = LIST.getBytes(StandardCharsets.UTF_8);
        byte[] cut = join(whole, new byte[] {(byte) 0xC3});
        assertRefused(write(folder, "l.csv", cut), "mezcla", "línea 3");
    }

    @ParameterizedTest
    @CsvSource({"a\\u0000b, NUL", "a\\u0081, ninguna codificación"})
    void what_is_no_letter_in_any_encoding_is_refused_with_its_line(String escaped, String reason) {
        String bytes = escaped.replace("\\u0000", "\0").replace("\\u0081", "\u0081");
        assertRefused(
                write(folder, "l.csv", ("h\n" + bytes + "\n").getBytes(StandardCharsets.ISO_8859_1)),
                reason,
                "línea 2");
    }

    @Test
    void names_are_composed_and_lose_what_nobody_sees() {
        String hidden = "Hua\u0301\u200Bma\u202En\u00A0 Ri\uFEFFos";
        assertThat(CleanText.of(hidden)).isEqualTo("Huáman Rios");
        assertThat(CleanText.key("HUÁMAN  Ríos")).isEqualTo(CleanText.key(hidden));
    }

    @Test
    void a_quote_that_is_never_closed_is_told_with_row_and_column() {
        assertRefused(text(folder, "l.csv", "a,b\n1,2\n3,\"abierta\n5,6\n"), "línea 3", "columna 2");
        assertRefused(text(folder, "m.csv", "a,b\n1,\"abierta\n" + "5,6\n".repeat(100_000)), "línea 2", "columna 2");
    }

    @Test
    void ten_thousand_columns_are_refused() {
        assertRefused(text(folder, "l.csv", "a,b\n" + "1,".repeat(10_000) + "\n"), "demasiadas columnas", "línea 2");
        assertRefused(text(folder, "m.csv", "c,".repeat(10_000) + "\n"), "demasiadas columnas", "línea 1");
    }

    /** Half a gigabyte that is one line, and two that are many: neither is ever whole in memory. */
    @Test
    void monsters_are_read_in_little_memory() {
        Path line = large("linea.csv", 500L << 20, "x".getBytes(StandardCharsets.UTF_8));
        assertRefused(line, "no termina", "línea 1");
        Path cells = large("celdas.csv", 500L << 20, "x,".getBytes(StandardCharsets.UTF_8));
        assertRefused(cells, "demasiadas columnas", "línea 1");
    }

    @ParameterizedTest
    @CsvSource({
        "4D5A9000, programa ejecutable",
        "7F454C46, programa ejecutable",
        "255044462D, PDF",
        "89504E470D, imagen",
        "1F8B08, comprimido",
        "526172211A, comprimido"
    })
    void what_is_no_list_is_named(String hex, String kind) {
        byte[] head = java.util.HexFormat.of().parseHex(hex);
        assertRefused(write(folder, "lista.xlsx", join(head, new byte[64])), kind);
    }

    @Test
    void a_web_page_or_an_empty_file_is_no_list_whatever_its_name() {
        assertRefused(text(folder, "lista.xlsx", "\n <!DOCTYPE html><html><table><tr><td>x"), "página web");
        assertRefused(text(folder, "lista.csv", "<?xml version=\"1.0\"?><lista/>"), "documento XML");
        assertRefused(write(folder, "lista.csv", new byte[0]), "vacío");
        assertRefused(text(folder, "vacia.csv", "\n\n  \n"), "ninguna fila");
    }

    @Test
    void old_and_encrypted_workbooks_say_what_to_do() {
        byte[] wrapping = java.util.HexFormat.of().parseHex("D0CF11E0A1B11AE1");
        assertRefused(write(folder, "l.xlsx", join(wrapping, new byte[600])), "antiguo", "Libro de Excel (.xlsx)");
        assertRefused(
                write(
                        folder,
                        "m.xlsx",
                        join(wrapping, join(new byte[600], "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE)))),
                "contraseña");
    }

    @Test
    void a_workbook_is_a_workbook_under_any_name_and_its_sheet_of_data_comes_first() throws IOException {
        assertThat(rows(write(folder, "lista.csv", workbook(SAID)))).isEqualTo(SAID);
    }

    @Test
    void numbers_of_a_workbook_are_digits_and_days_are_serials() throws IOException {
        String row = """
                <row r="1"><c r="A1" t="inlineStr"><is><t>dni</t></is></c><c r="B1" t="inlineStr"><is><t>dia</t></is></c></row>
                <row r="2"><c r="A2"><v>1234567</v></c><c r="B2"><v>4.6259E4</v></c></row>
                <row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="e"><v>#N/A</v></c></row>""";
        Path file = write(folder, "l.xlsx", zip(parts(SHEET.formatted(row))));
        assertThat(rows(file))
                .containsExactly(List.of("dni", "dia"), List.of("1234567", "46259"), List.of("2", "#N/A"));
    }

    @Test
    void entities_are_refused_before_anything_parses_them() {
        String laughs = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;">]>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>""";
        assertRefused(write(folder, "l.xlsx", zip(parts(laughs))), "entidades");
        Map<String, byte[]> outside = parts(SHEET.formatted(""));
        put(outside, "xl/sharedStrings.xml", "<!doctype r SYSTEM \"file:///etc/passwd\"><sst/>");
        assertRefused(write(folder, "m.xlsx", zip(outside)), "entidades");
        Map<String, byte[]> hidden = parts(SHEET.formatted(""));
        hidden.put("xl/styles.xml", "<?xml version=\"1.0\"?><!DOCTYPE x>".getBytes(StandardCharsets.UTF_16LE));
        assertRefused(write(folder, "n.xlsx", zip(hidden)), "UTF-8");
        Map<String, byte[]> later = parts(SHEET.formatted(" ".repeat(65_530) + "<!DOCTYPE x>"));
        assertRefused(write(folder, "o.xlsx", zip(later)), "entidades");
    }

    @ParameterizedTest
    @CsvSource({
        "xl/vbaProject.bin, macros",
        "xl/macrosheets/sheet1.xml, macros",
        "xl/externalLinks/externalLink1.xml, vínculos",
        "xl/embeddings/oleObject1.bin, objetos",
        "xl/../../etc/x, fuera del libro",
        "XL/WORKBOOK.XML, mismo nombre",
        "mimetype, LibreOffice",
        "xl/workbook.bin, binario"
    })
    void parts_that_a_list_does_not_need_are_refused(String part, String reason) {
        Map<String, byte[]> parts = parts(SHEET.formatted(""));
        put(parts, part, "x");
        assertRefused(write(folder, "l.xlsx", zip(parts)), reason);
    }

    @Test
    void bombs_are_refused_while_they_are_unpacked() {
        assertRefused(HostileFiles.bomb(folder.resolve("l.xlsx"), 50L << 20), "comprimida más de 100 veces");
        Map<String, byte[]> many = parts(SHEET.formatted(""));
        for (int i = 0; i < 1_001; i++) {
            put(many, "x/" + i, "");
        }
        assertRefused(write(folder, "m.xlsx", zip(many)), "partes");
    }

    @Test
    void a_broken_archive_or_another_one_is_told_apart() {
        byte[] book = workbook(SAID);
        assertRefused(write(folder, "l.xlsx", java.util.Arrays.copyOf(book, book.length / 2)), "dañado");
        assertRefused(write(folder, "m.xlsx", zip(Map.of("lista.csv", new byte[9]))), "no es un libro de Excel");
    }

    @Test
    void a_cell_in_a_column_that_no_sheet_has_does_not_make_room_for_all_before_it() {
        String row = "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>";
        assertRefused(write(folder, "l.xlsx", zip(parts(SHEET.formatted(row)))), "columna que no existe");
    }

    private void assertRefused(Path file, String... reasons) {
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(ProblemException.class)
                .extracting(thrown -> ((ProblemException) thrown).problem().toString())
                .asString()
                .contains(reasons);
    }

    private Path large(String name, long bytes, byte[] part) {
        Path file = folder.resolve(name);
        byte[] chunk = new byte[1 << 20];
        for (int at = 0; at < chunk.length; at++) {
            chunk[at] = part[at % part.length];
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long done = 0; done < bytes; done += chunk.length) {
                out.write(chunk);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static List<List<String>> rows(Path file) {
        return rows(file, Optional.empty());
    }

    private static List<List<String>> rows(Path file, Optional<TextEncoding> asked) {
        try (BroughtTable table = BroughtTable.open(file, file.getFileName().toString(), asked, bytes -> {})) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(table.header());
            for (RawRow row = table.next(); row != null; row = table.next()) {
                rows.add(row.cells());
            }
            return rows;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
