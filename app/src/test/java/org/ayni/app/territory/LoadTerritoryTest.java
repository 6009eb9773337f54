package org.ayni.app.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.problem.ProblemException;
import org.ayni.kernel.id.Ubigeo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class LoadTerritoryTest {

    private static final Path OFFICIAL = Path.of("../../shared/data/territory");
    private static final Actor ANA = new Actor("ana.quispe");
    private static final String HEADER = "provincia;distrito;ubigeo;capital_legal;altitud;población;latitud;longitud\n";

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_built_in_files_fill_the_tables_once() {
        assertThat(TerritoryTables.fill(database)).isTrue();
        assertThat(TerritoryTables.fill(database)).isFalse();
        assertThat(count("department")).isEqualTo(25);
        assertThat(count("province")).isEqualTo(196);
        assertThat(count("district")).isEqualTo(196);
        assertThat(count("territorial_unit")).isEqualTo(26);
        assertThat(acts()).containsExactly("fill-territory");
    }

    @Test
    void other_built_in_files_close_what_they_contradict_and_keep_it() {
        TerritoryTables.fill(database);
        database.app()
                .sql("INSERT INTO territory.built_in (sha256) VALUES (repeat('0', 64))")
                .update();
        database.app()
                .sql(
                        "UPDATE territory.unit_assignment SET recorded = tstzrange(lower(recorded), now()) WHERE prefix = '24'")
                .update();
        database.app().sql("""
                        INSERT INTO territory.unit_assignment (prefix, unit_code, valid_from, source, confidence)
                        VALUES ('24', 'LAMBAYEQUE', DATE '2021-01-01', 'otra versión', 'assumed')
                        """).update();
        assertThat(TerritoryTables.fill(database)).isTrue();
        assertThat(unitInTables("240101", LocalDate.of(2021, 6, 30))).hasValue("PIURA");
        assertThat(database.app()
                        .sql(
                                "SELECT count(*) FROM territory.unit_assignment WHERE unit_code = 'LAMBAYEQUE' AND prefix = '24'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_tables_give_every_province_the_same_unit_as_the_files_on_every_day() {
        Territory territory = TerritoryTables.read(database);
        for (LocalDate day : List.of(
                LocalDate.of(2013, 8, 29),
                LocalDate.of(2020, 12, 31),
                LocalDate.of(2021, 1, 1),
                LocalDate.of(2021, 12, 31),
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2026, 8, 31),
                LocalDate.of(2030, 12, 31))) {
            for (Province province : territory.provinces()) {
                String ubigeo = province.code() + "99";
                assertThat(unitInTables(ubigeo, day))
                        .as(ubigeo + " " + day)
                        .isEqualTo(territory.unit(new Ubigeo(ubigeo), day).map(TerritorialUnit::code));
            }
        }
    }

    @Test
    void both_official_lists_are_loaded_and_the_same_again_changes_nothing() throws Exception {
        Path inei = OFFICIAL.resolve("ubigeo_inei_2025.csv");
        Path reniec = OFFICIAL.resolve("ubigeo_distrito_inei_reniec_2022.csv");
        assumeThat(inei).exists();
        LoadTerritory.Result first = load(inei);
        assertThat(first.added()).isEqualTo(1891 - 196);
        assertThat(first.changed()).isEqualTo(196);
        assertThat(first.rejected()).isEmpty();
        assertThat(first.missing()).isEmpty();
        LoadTerritory.Result codes = load(reniec);
        assertThat(codes.added()).isZero();
        assertThat(codes.changed()).isZero();
        assertThat(codes.reniecCodes()).isGreaterThan(1_800);
        assertThat(codes.rejected()).hasSize(1);
        int districts = count("district");
        int reniecCodes = count("reniec_code");
        for (Path file : List.of(inei, reniec)) {
            LoadTerritory.Result again = load(file);
            assertThat(again.added() + again.changed() + again.reniecCodes()).isZero();
        }
        assertThat(count("district")).isEqualTo(districts);
        assertThat(count("reniec_code")).isEqualTo(reniecCodes);
        assertThat(TerritoryTables.read(database).districts()).hasSize(1891);
        assertThat(TerritoryTables.read(database).district(new Ubigeo("010102")))
                .hasValueSatisfying(district -> assertThat(district.name()).isEqualTo("Asunción"));
        assertThat(acts())
                .containsExactly(
                        "fill-territory", "load-territory", "load-territory", "load-territory", "load-territory");
    }

    @Test
    void a_correction_closes_the_old_belief_and_keeps_it() throws Exception {
        load(list("Cajamarca;Baños;060108;;2671;10;;\n"));
        load(list("Cajamarca;Los Baños del Inca;060108;Baños del Inca;2671;10;;\n"));
        assertThat(database.app()
                        .sql("SELECT name FROM territory.district WHERE ubigeo = '060108' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("Baños", "Los Baños del Inca");
        assertThat(TerritoryTables.read(database).district(new Ubigeo("060108")))
                .map(District::name)
                .hasValue("Los Baños del Inca");
    }

    @Test
    void a_change_with_a_day_leaves_the_old_form_true_until_then() throws Exception {
        load(list("Cajamarca;Baños;060108;;2671;10;;\n"));
        LoadTerritory.Result result = LoadTerritory.load(
                database,
                ANA,
                list("Cajamarca;Los Baños del Inca;060108;;2671;10;;\n"),
                Optional.of(LocalDate.of(2025, 1, 1)));
        assertThat(result.changed()).isEqualTo(1);
        assertThat(nameOn(LocalDate.of(2024, 12, 31))).isEqualTo("Baños");
        assertThat(nameOn(LocalDate.of(2025, 1, 1))).isEqualTo("Los Baños del Inca");
    }

    @Test
    void codes_that_an_inei_list_lacks_are_told_and_stay() throws Exception {
        LoadTerritory.Result result = load(list("Cajamarca;Cajamarca;060101;Cajamarca;2731;252188;;\n"));
        assertThat(result.missing()).hasSize(195).contains("240101").doesNotContain("060101");
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(TerritoryTables.read(database).districts()).hasSize(196);
    }

    @Test
    void a_file_that_is_no_list_changes_nothing() throws Exception {
        TerritoryTables.fill(database);
        Path file = Files.writeString(directory.resolve("otra.csv"), "a;b\n1;2\n");
        assertThatThrownBy(() -> load(file)).isInstanceOf(ProblemException.class);
        assertThat(acts()).containsExactly("fill-territory");
    }

    @Test
    void the_database_refuses_two_beliefs_about_a_district_at_once() {
        TerritoryTables.fill(database);
        assertThatThrownBy(() -> database.app()
                        .sql("INSERT INTO territory.district (ubigeo, name, capital, source, valid)"
                                + " VALUES ('060101', 'Otra', '', 'x', '(,)')")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        database.app().sql("DELETE FROM territory.district").update())
                .isInstanceOf(DataAccessException.class);
    }

    private LoadTerritory.Result load(Path file) throws Exception {
        return LoadTerritory.load(database, ANA, file, Optional.empty());
    }

    private Path list(String rows) throws Exception {
        return Files.writeString(directory.resolve("lista.csv"), HEADER + rows);
    }

    private String nameOn(LocalDate day) {
        return database.app().sql("""
                        SELECT name FROM territory.district
                        WHERE ubigeo = '060108' AND upper_inf(recorded) AND valid @> :day::date
                        """).param("day", day).query(String.class).single();
    }

    private Optional<String> unitInTables(String ubigeo, LocalDate day) {
        return database.app()
                .sql(
                        "SELECT unit_code FROM territory.province_unit WHERE province_code = left(:ubigeo, 4) AND valid @> :day::date")
                .param("ubigeo", ubigeo)
                .param("day", day)
                .query(String.class)
                .optional();
    }

    private int count(String table) {
        return database.app()
                .sql("SELECT count(*) FROM territory." + table)
                .query(Integer.class)
                .single();
    }

    private List<String> acts() {
        return database.app()
                .sql("SELECT act FROM audit.act ORDER BY id")
                .query(String.class)
                .list();
    }
}
