package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ayni.app.law.LawFiles;
import org.ayni.app.territory.PlaceKind;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticPlacesTest {

    @TempDir
    Path directory;

    @Test
    void every_place_that_a_caseload_names_is_on_a_list() throws IOException {
        CaseloadSpec spec = new CaseloadSpec(700, 3, new Bimester(2026, 4), 0);
        Path facts = directory.resolve("facts");
        SyntheticCaseload.write(spec, Territory.builtIn(), LawFiles.builtIn(), facts, done -> {});
        Path lists = directory.resolve("lists");
        SyntheticPlaces.write(spec, Territory.builtIn(), lists);

        Set<String> named = column(facts.resolve("households.csv"), ',', row -> row.getField("centro_poblado"));
        assertThat(codes(lists, PlaceKind.CENTRO_POBLADO)).containsAll(named).hasSizeGreaterThan(20);

        Set<String> schools = column(facts.resolve("members.csv"), ',', row -> row.getField("school_id"));
        schools.addAll(column(facts.resolve("enrolments.csv"), ',', row -> row.getField("school_id")));
        assertThat(column(
                        lists.resolve(SyntheticPlaces.fileName(PlaceKind.SCHOOL)),
                        ';',
                        row -> row.getField("cod_mod") + row.getField("anexo")))
                .containsAll(schools);
        assertThat(schools).hasSizeGreaterThan(20);

        Set<String> facilities = column(facts.resolve("members.csv"), ',', row -> row.getField("facility_id"));
        assertThat(codes(lists, PlaceKind.FACILITY)).containsAll(facilities).hasSizeGreaterThan(4);
    }

    private static Set<String> codes(Path lists, PlaceKind kind) throws IOException {
        return column(lists.resolve(SyntheticPlaces.fileName(kind)), ';', row -> row.getField("codigo"));
    }

    private static Set<String> column(Path file, char separator, Function<NamedCsvRecord, String> cell)
            throws IOException {
        try (CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> rows = csv.stream()) {
            return rows.map(cell).filter(code -> !code.isEmpty()).collect(Collectors.toCollection(HashSet::new));
        }
    }
}
