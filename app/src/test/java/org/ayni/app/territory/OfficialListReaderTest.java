package org.ayni.app.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.ayni.app.problem.ProblemException;
import org.ayni.kernel.id.Ubigeo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialListReaderTest {

    private static final Path OFFICIAL = Path.of("../../shared/data/territory");
    private static final String HEADER_2025 =
            "departamento;provincia;distrito;ubigeo;capital_legal;categoría;altitud;población;latitud;longitud\n";

    @TempDir
    Path directory;

    private final Territory territory = Territory.builtIn();

    @Test
    void the_official_list_of_2025_is_read_whole() throws Exception {
        Path file = OFFICIAL.resolve("ubigeo_inei_2025.csv");
        assumeThat(file).exists();
        OfficialList list = OfficialListReader.read(file, territory);
        assertThat(list.districts()).hasSize(1891);
        assertThat(list.rejected()).isEmpty();
        assertThat(list.authoritative()).isTrue();
        assertThat(list.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.column()).isEqualTo("provincia");
            assertThat(notice.found()).isEqualTo("Ninabamba");
        });
        Territory loaded = territory.with(
                list.districts().stream().map(OfficialList.Listed::district).toList());
        assertThat(loaded.districts()).hasSize(1891);
        assertThat(territory.districts()).allSatisfy(builtIn -> {
            District listed = loaded.district(builtIn.ubigeo()).orElseThrow();
            assertThat(listed.name()).isEqualTo(builtIn.name());
            assertThat(listed.population()).isEqualTo(builtIn.population());
            assertThat(listed.altitudeMetres()).isEqualTo(builtIn.altitudeMetres());
        });
    }

    @Test
    void the_list_of_2022_gives_reniec_codes_and_shows_its_obsolete_ones() throws Exception {
        Path file = OFFICIAL.resolve("ubigeo_distrito_inei_reniec_2022.csv");
        assumeThat(file).exists();
        OfficialList list = OfficialListReader.read(file, territory);
        assertThat(list.districts()).hasSize(1889);
        assertThat(list.authoritative()).isFalse();
        assertThat(list.notices().stream()
                        .filter(notice -> notice.reason().startsWith("código obsoleto"))
                        .map(ListProblem::found))
                .containsExactly("150144", "160109", "160114");
        assertThat(list.rejected()).singleElement().satisfies(problem -> {
            assertThat(problem.column()).isEqualTo("inei");
            assertThat(problem.reason()).contains("6 dígitos");
        });
        assertThat(list.districts().stream().filter(row -> row.reniecCode().isPresent()))
                .hasSizeGreaterThan(1800);
    }

    @Test
    void accents_blanks_and_the_byte_order_mark_of_the_header_do_not_matter() throws Exception {
        OfficialList list = read("\uFEFF" + HEADER_2025
                + "Cajamarca;Cajamarca; Los  Baños del Inca ;060108;;Pueblo;2671.4;54002;-7.163;-78.463\r\n");
        assertThat(list.rejected()).isEmpty();
        District district = list.districts().getFirst().district();
        assertThat(district.name()).isEqualTo("Los Baños del Inca");
        assertThat(district.capital()).isEmpty();
        assertThat(district.altitudeMetres()).isEqualTo(OptionalInt.of(2671));
        assertThat(district.coordinates()).isPresent();
    }

    @Test
    void each_bad_row_is_rejected_once_with_line_column_and_reason() throws Exception {
        OfficialList list = read(HEADER_2025
                + "Cajamarca;Cajamarca;Asunción;60102;x;Pueblo;1;1;-7;-78\n"
                + "Cajamarca;Cajamarca;Asunción;060102;x;Pueblo;1;1;-7;-78\n"
                + "Cajamarca;Cajamarca;Asunción;060102;x;Pueblo;1;1;-7;-78\n"
                + ";;;;;;;;;\n"
                + "Nada;Nada;Lejos;990101;x;Pueblo;1;1;-7;-78\n"
                + "Cajamarca;Cajamarca;;060103;x;Pueblo;1;1;-7;-78\n"
                + "Cajamarca;Cajamarca;Cospán;060104;x;Pueblo;2,450;1;-7;-78\n"
                + "Cajamarca;Cajamarca;Chetilla;060105;x;Pueblo;1;-4;-7;-78\n"
                + "Cajamarca;Cajamarca;Encañada;060106;x;Pueblo;1;1;-97;-78\n");
        assertThat(list.districts()).hasSize(1);
        assertThat(list.rejected())
                .extracting(ListProblem::line, ListProblem::column, ListProblem::found)
                .containsExactly(
                        tuple(2, "ubigeo", "60102"),
                        tuple(4, "ubigeo", "060102"),
                        tuple(6, "ubigeo", "990101"),
                        tuple(7, "distrito", ""),
                        tuple(8, "altitud", "2,450"),
                        tuple(9, "población", "-4"),
                        tuple(10, "latitud", "-97"));
    }

    @Test
    void an_obsolete_code_is_reported_with_its_successor_and_not_taken() throws Exception {
        OfficialList list = read(HEADER_2025 + "Loreto;Maynas;Putumayo;160109;x;Pueblo;1;1;-2;-72\n");
        assertThat(list.districts()).isEmpty();
        assertThat(list.rejected()).isEmpty();
        assertThat(list.notices())
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.reason()).contains("obsoleto").contains("160801"));
        assertThat(territory.obsolete(new Ubigeo("150144"))).isPresent();
    }

    @Test
    void a_file_that_is_no_list_stops_with_what_was_expected() {
        assertThatThrownBy(() -> read("a,b,c\n1,2,3\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("lista de distritos");
        assertThatThrownBy(() -> read("")).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_file_that_is_not_utf_8_stops_and_says_how_to_save_it() throws IOException {
        Path file = directory.resolve("latin1.csv");
        Files.write(file, (HEADER_2025 + "Áncash").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> OfficialListReader.read(file, territory))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("UTF-8");
    }

    private OfficialList read(String text) throws Exception {
        Path file = directory.resolve("list.csv");
        Files.writeString(file, text);
        return OfficialListReader.read(file, territory);
    }
}
