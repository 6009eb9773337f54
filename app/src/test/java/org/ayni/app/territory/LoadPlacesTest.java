package org.ayni.app.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticPlaces;
import org.ayni.app.upload.TakeList;
import org.ayni.app.upload.UploadFiles;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

/** Lists of centros poblados, schools and health facilities: what is taken, what is refused and why. */
class LoadPlacesTest {

    private static final Actor ANA = new Actor("ana.quispe");
    private static final String CENTROS =
            "codigo;nombre;ubigeo;departamento;distrito;area;altitud;poblacion;latitud;longitud\n";
    private static final String SCHOOLS =
            "cod_mod,anexo,cen_edu,d_niv_mod,d_gestion,dir_cen,codgeo,codccpp,d_dpto,d_dist,nlat_ie,nlong_ie,d_estado\n";
    private static final String FACILITIES =
            "Institución;Código Único;Nombre del establecimiento;Departamento;Distrito;UBIGEO;Dirección;Categoria;Estado\n";

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    @TempDir
    static Path FOLDER;

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
    void each_kind_is_taken_with_its_codes_as_they_stand() {
        LoadPlaces.Result centros = load(
                PlaceKind.CENTRO_POBLADO,
                CENTROS
                        + "0601010001;Chamis;060101;Cajamarca;Cajamarca;Rural;3100;420;-7.15;-78.55\n"
                        + "0601010002;\"Agocucho; el viejo\";;;;2;;;;\n");
        LoadPlaces.Result schools = load(
                PlaceKind.SCHOOL,
                SCHOOLS
                        + "0391276,0,101 SANTA ROSA,Inicial - Jardín,Pública,JR. LIMA S/N,060101,0601010001,CAJAMARCA,CAJAMARCA,-7.1,-78.5,Activo\n"
                        + "0391276,1,101 SANTA ROSA,Primaria,Pública,,060101,0000000000,,,,,Inactivo\n");
        LoadPlaces.Result facilities = load(
                PlaceKind.FACILITY,
                FACILITIES + "GOBIERNO REGIONAL;00004567;CHAMIS;CAJAMARCA;CAJAMARCA;060101;;i-2;ACTIVO\n");

        assertThat(List.of(centros.added(), schools.added(), facilities.added()))
                .containsExactly(2L, 2L, 1L);
        assertThat(Stream.of(centros, schools, facilities).flatMap(one -> one.rejected().stream()))
                .isEmpty();
        assertThat(
                        texts(
                                "SELECT code || ' ' || name || ' ' || area || ' ' || ubigeo FROM territory.centro_poblado ORDER BY 1"))
                .containsExactly("0601010001 Chamis RURAL 060101", "0601010002 Agocucho; el viejo RURAL 060101");
        assertThat(
                        texts(
                                "SELECT modular || '-' || annex || ' ' || level || ' ' || open FROM territory.school ORDER BY 1"))
                .containsExactly("0391276-0 INICIAL true", "0391276-1 PRIMARIA false");
        assertThat(texts("SELECT code || ' ' || category || ' ' || run_by FROM territory.health_facility"))
                .containsExactly("00004567 I-2 GOBIERNO REGIONAL");
        assertThat(texts("SELECT by_person || ' ' || kind || ' ' || added FROM territory.place_load ORDER BY load"))
                .containsExactly("ana.quispe CENTRO_POBLADO 2", "ana.quispe SCHOOL 2", "ana.quispe FACILITY 1");
    }

    static Stream<Arguments> rejections() {
        String centro = "0601010001;Chamis;060101;Cajamarca;Cajamarca;Rural;3100;420;-7.15;-78.55";
        String school = "0391276,0,SANTA ROSA,Primaria,,,060101,,,,,,";
        String facility = "MINSA;00004567;CHAMIS;;;060101;;I-2;ACTIVO";
        return Stream.of(
                rejection(
                        PlaceKind.CENTRO_POBLADO,
                        centro.replace("0601010001", "601010001"),
                        "codigo",
                        "código de 10 dígitos"),
                rejection(
                        PlaceKind.CENTRO_POBLADO,
                        centro.replace("0601010001", "06010100A1"),
                        "codigo",
                        "código de 10 dígitos"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("0601010001", ""), "codigo", "Falta"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("0601010001", "9901010001"), "codigo", "provincia"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace(";060101;", ";060102;"), "ubigeo", "otro distrito"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("Chamis", ""), "nombre", "Falta"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("Chamis", "x".repeat(201)), "nombre", "caben 200"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("Chamis", "ChamÃ©s"), "nombre", "dañadas"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("Rural", "Selva"), "area", "URBANO o RURAL"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("3100", "9100"), "altitud", "de -500 a 7000"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("3100", "3,1E3"), "altitud", "punto decimal"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("420", "-420"), "poblacion", "fuera de lo posible"),
                rejection(PlaceKind.CENTRO_POBLADO, centro.replace("-7.15", "-97.15"), "latitud", "grados"),
                rejection(
                        PlaceKind.CENTRO_POBLADO,
                        centro.replace("Cajamarca;Caj", "Cusco;Caj"),
                        "departamento",
                        "otro departamento"),
                rejection(
                        PlaceKind.SCHOOL,
                        school.replace("0391276", "391276"),
                        "cod_mod",
                        "código modular de 7 dígitos"),
                rejection(PlaceKind.SCHOOL, school.replace("0391276,0", ","), "cod_mod", "Falta el código"),
                rejection(PlaceKind.SCHOOL, school.replace("0391276,0", ",0"), "cod_mod", "Falta el código modular"),
                rejection(PlaceKind.SCHOOL, school.replace(",0,", ",,"), "anexo", "Falta el anexo"),
                rejection(PlaceKind.SCHOOL, school.replace(",0,", ",10,"), "anexo", "1 dígito"),
                rejection(PlaceKind.SCHOOL, school.replace("060101", ""), "ubigeo", "Falta el código del distrito"),
                rejection(PlaceKind.SCHOOL, school.replace("060101", "60101"), "ubigeo", "6 dígitos"),
                rejection(PlaceKind.SCHOOL, school.replace("060101", "150144"), "ubigeo", "obsoleto"),
                rejection(
                        PlaceKind.SCHOOL, school.replace("060101,", "060101,60101001"), "centro_poblado", "10 dígitos"),
                rejection(PlaceKind.SCHOOL, school + "a veces", "estado", "ACTIVO o INACTIVO"),
                rejection(PlaceKind.FACILITY, facility.replace("00004567", "4567"), "codigo", "RENIPRESS de 8 dígitos"),
                rejection(PlaceKind.FACILITY, facility.replace("00004567", "4.567E+3"), "codigo", "8 dígitos"),
                rejection(PlaceKind.FACILITY, facility.replace("I-2", "I".repeat(41)), "categoria", "caben 40"));
    }

    private static Arguments rejection(PlaceKind kind, String row, String column, String reason) {
        return Arguments.of(kind, row, column, reason);
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void a_row_is_rejected_with_its_line_column_and_reason(PlaceKind kind, String row, String column, String reason)
            throws IOException {
        String header = switch (kind) {
            case CENTRO_POBLADO -> CENTROS;
            case SCHOOL -> SCHOOLS;
            case FACILITY -> FACILITIES;
        };
        LoadPlaces.Result result = LIST.compare(asked(kind, "\uFEFF" + header + "\n" + row + "\n"), ANA);
        assertThat(result.added()).isZero();
        assertThat(result.rejected()).singleElement().satisfies(one -> {
            assertThat(one.line()).isEqualTo(3);
            assertThat(one.column()).isEqualTo(column);
            assertThat(one.reason()).contains(reason);
        });
    }

    /** For what changes nothing: one database for all. */
    private static final Database SHARED = TestDatabase.fresh();

    private static final LoadPlaces LIST = new LoadPlaces(SHARED);

    @AfterAll
    static void closeShared() {
        SHARED.close();
    }

    @Test
    void a_code_that_comes_twice_is_taken_once() {
        LoadPlaces.Result result = load(PlaceKind.CENTRO_POBLADO, "codigo,nombre\n0601010001,Uno\n0601010001,Dos\n");
        assertThat(result.added()).isEqualTo(1);
        assertThat(result.rejected())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("ya está en una fila anterior"));
        assertThat(texts("SELECT name FROM territory.centro_poblado")).containsExactly("Uno");
    }

    @Test
    void a_district_that_a_whole_list_of_the_province_lacks_is_none() throws Exception {
        Path inei = Files.writeString(
                directory.resolve("inei.csv"),
                "provincia;distrito;ubigeo;capital_legal;altitud;población;latitud;longitud\n"
                        + "Tambopata;Tambopata;170101;;;;;\nTambopata;Inambari;170102;;;;;\n"
                        + "Tambopata;Las Piedras;170103;;;;;\nTambopata;Laberinto;170104;;;;;\n");
        LoadTerritory.load(database, ANA, inei, Optional.empty());
        LoadPlaces.Result result =
                load(PlaceKind.CENTRO_POBLADO, "codigo,nombre\n1701990001,Nada\n0601990001,Quién sabe\n");
        assertThat(result.added()).isEqualTo(1);
        assertThat(result.rejected())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("no tiene un distrito"));
    }

    @Test
    void the_same_list_again_changes_nothing_and_a_comparison_never_does() throws IOException {
        String list = FACILITIES + "MINSA;00000001;UNO;;;060101;;I-1;ACTIVO\nMINSA;00000002;DOS;;;060101;;I-1;ACTIVO\n";
        LoadPlaces.Result compared = new LoadPlaces(database).compare(asked(PlaceKind.FACILITY, list), ANA);
        assertThat(compared.added()).isEqualTo(2);
        assertThat(texts("SELECT code FROM territory.health_facility")).isEmpty();
        load(PlaceKind.FACILITY, list);
        LoadPlaces.Result again = load(PlaceKind.FACILITY, list);
        assertThat(again.added() + again.changed()).isZero();
        assertThat(again.same()).isEqualTo(2);
        assertThat(texts("SELECT count(*)::text FROM territory.place")).containsExactly("2");
        LoadPlaces.Result less = load(PlaceKind.FACILITY, FACILITIES + "MINSA;00000001;UNO;;;060101;;I-1;ACTIVO\n");
        assertThat(less.missing()).isEqualTo(1);
        assertThat(texts("SELECT count(*)::text FROM territory.health_facility"))
                .containsExactly("2");
        assertThat(texts("SELECT act FROM audit.act WHERE act = 'load-places'")).hasSize(3);
    }

    @Test
    void a_correction_closes_the_old_belief_and_a_change_with_a_day_leaves_it_true_until_then() {
        load(PlaceKind.CENTRO_POBLADO, "codigo;nombre\n0601010001;Chamis\n");
        LoadPlaces.Result corrected = load(PlaceKind.CENTRO_POBLADO, "codigo;nombre\n0601010001;Chamís\n");
        assertThat(corrected.differences())
                .containsExactly(new PlaceDifference(2, "0601010001", "Chamís", false, "Chamis", "Chamís"));
        load(PlaceKind.CENTRO_POBLADO, "codigo;nombre;desde\n0601010001;Chamis Alto;01/01/2026\n");
        assertThat(texts("""
                        SELECT name || ' ' || valid || ' ' || upper_inf(recorded)
                        FROM territory.place
                        ORDER BY id
                        """))
                .containsExactly(
                        "Chamis (,) false",
                        "Chamís (,) false",
                        "Chamís (,2026-01-01) true",
                        "Chamis Alto [2026-01-01,) true");
        assertThatThrownBy(
                        () -> database.app().sql("DELETE FROM territory.place").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.app()
                        .sql("UPDATE territory.place SET recorded = tstzrange(lower(recorded), NULL)")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void codes_of_reniec_are_refused_unless_stated_and_then_translated() throws Exception {
        Path codes = Files.writeString(
                directory.resolve("codigos.csv"),
                "reniec,departamento,inei,provincia,distrito,capital,altitude,latitude,longitude\n"
                        + "070101,CUSCO,080101,CUSCO,CUSCO,CUSCO,3439,,\n"
                        + "240101,CALLAO,070101,CALLAO,CALLAO,CALLAO,7,,\n");
        String rows = "NADIE;0000000%1$d;N;CUSCO;CUSCO;070101;;I-1;ACTIVO\n";
        String list = FACILITIES;
        for (int i = 1; i <= 5; i++) {
            list += rows.formatted(i);
        }
        String reniec = list;
        assertThat(problem(reniec, UbigeoSystem.INEI).what()).contains("no son del sistema que se dice");
        assertThat(new LoadPlaces(database)
                        .compare(asked(PlaceKind.FACILITY, reniec, UbigeoSystem.RENIEC), ANA)
                        .rejected())
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.reason()).contains("todavía no se cargó una lista"));
        LoadTerritory.load(database, ANA, codes, Optional.empty());
        LoadPlaces.Result translated =
                new LoadPlaces(database).load(asked(PlaceKind.FACILITY, reniec, UbigeoSystem.RENIEC), ANA);
        assertThat(translated.added()).isEqualTo(5);
        assertThat(texts("SELECT DISTINCT ubigeo FROM territory.health_facility"))
                .containsExactly("080101");
        assertThat(problem("codigo,nombre,ubigeo_reniec\n00000009,N,070101\n", UbigeoSystem.INEI)
                        .what())
                .contains("se indicó que son de INEI");
        LoadPlaces.Result unknown = new LoadPlaces(database)
                .compare(
                        asked(
                                PlaceKind.FACILITY,
                                "codigo,nombre,ubigeo_reniec\n00000009,N,999999\n",
                                UbigeoSystem.RENIEC),
                        ANA);
        assertThat(unknown.rejected()).singleElement().satisfies(one -> {
            assertThat(one.column()).isEqualTo("ubigeo_reniec");
            assertThat(one.reason()).contains("Ningún distrito tiene este código RENIEC");
        });
        assertThatThrownBy(() -> new LoadPlaces(database)
                        .compare(asked(PlaceKind.CENTRO_POBLADO, "codigo;nombre\n", UbigeoSystem.RENIEC), ANA))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        stopped -> assertThat(stopped.problem().what()).contains("empieza siempre con el ubigeo INEI"));
    }

    @Test
    void a_row_with_codes_of_both_systems_must_mean_one_district() throws Exception {
        Path codes = Files.writeString(
                directory.resolve("codigos.csv"),
                "reniec,departamento,inei,provincia,distrito,capital,altitude,latitude,longitude\n"
                        + "070101,CUSCO,080101,CUSCO,CUSCO,CUSCO,3439,,\n");
        LoadTerritory.load(database, ANA, codes, Optional.empty());
        LoadPlaces.Result result = load(
                PlaceKind.FACILITY,
                "codigo,nombre,ubigeo,ubigeo_reniec\n00000001,A,080101,070101\n00000002,B,060101,070101\n");
        assertThat(result.added()).isEqualTo(1);
        assertThat(result.rejected())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("distritos distintos"));
    }

    @Test
    void what_is_no_list_stops_and_changes_nothing() {
        assertThat(problem("", UbigeoSystem.INEI).what()).contains("vacío");
        assertThat(problem("a;b\n1;2\n", UbigeoSystem.INEI)).satisfies(one -> {
            assertThat(one.what()).contains("no tiene todas las columnas");
            assertThat(one.found()).contains("codigo", "nombre");
        });
        assertThat(problem(FACILITIES, UbigeoSystem.INEI).what()).contains("solo tiene el encabezado");
        assertThat(texts("SELECT code FROM territory.place")).isEmpty();
    }

    @Test
    void a_list_is_taken_back_by_contrary_facts_and_what_came_later_stays() throws IOException {
        load(PlaceKind.CENTRO_POBLADO, "codigo;nombre\n0601010001;Uno\n0601010002;Dos\n");
        UploadFiles files = new UploadFiles(directory.resolve("uploads"));
        TakeList acts = new TakeList(database, files);
        BroughtPlaces places = new BroughtPlaces(PlaceKind.CENTRO_POBLADO);
        byte[] list = "codigo;nombre\n0601010001;Uno nuevo\n0601010002;Dos nuevo\n0601010003;Tres\n"
                .getBytes(StandardCharsets.UTF_8);
        String upload = acts.keep(places, "C:\\listas\\centros.csv", new ByteArrayInputStream(list), ANA, TODAY)
                .id();
        assertThat(acts.check(places, upload, ANA, TODAY, bytes -> {})).isEmpty();
        assertThat(texts("SELECT name FROM territory.centro_poblado ORDER BY code"))
                .containsExactly("Uno", "Dos");
        assertThat(acts.apply(places, upload, ANA, TODAY, bytes -> {})).isEmpty();
        assertThat(texts("SELECT name || ' ' || source FROM territory.centro_poblado ORDER BY code"))
                .containsExactly("Uno nuevo centros.csv", "Dos nuevo centros.csv", "Tres centros.csv");
        load(PlaceKind.CENTRO_POBLADO, "codigo;nombre\n0601010002;Dos, después\n".replace(", d", " d"));
        assertThat(acts.undo(places, upload, "era la lista de otro año", ANA, TODAY))
                .isEmpty();
        assertThat(texts("SELECT name FROM territory.centro_poblado ORDER BY code"))
                .containsExactly("Uno", "Dos después");
        assertThat(texts("SELECT count(*)::text FROM territory.place")).containsExactly("7");
    }

    @Test
    void what_looks_like_a_command_is_kept_as_the_text_that_it_is() {
        String name = "=HYPERLINK(\"\"http://x\"\") <script>alert(1)</script>'; DROP TABLE territory.place; --";
        load(PlaceKind.CENTRO_POBLADO, "codigo,nombre\n0601010001,\"" + name + "\"\n");
        assertThat(texts("SELECT name FROM territory.centro_poblado")).containsExactly(name.replace("\"\"", "\""));
    }

    @Test
    void the_synthetic_places_are_taken_whole_and_say_what_they_are() throws Exception {
        CaseloadSpec spec = new CaseloadSpec(500, 7, new Bimester(2026, 4), 0);
        SyntheticPlaces.write(spec, Territory.builtIn(), directory);
        for (PlaceKind kind : PlaceKind.values()) {
            String list = Files.readString(directory.resolve(SyntheticPlaces.fileName(kind)));
            LoadPlaces.Result result = load(kind, list);
            assertThat(result.rejected()).isEmpty();
            assertThat(result.notices()).isEmpty();
            assertThat(result.added()).isPositive();
        }
        assertThat(texts("SELECT name FROM territory.place")).allMatch(name -> name.contains("Sintétic"));
    }

    private Problem problem(String facilities, UbigeoSystem system) {
        try {
            new LoadPlaces(database).load(asked(PlaceKind.FACILITY, facilities, system), ANA);
        } catch (ProblemException stopped) {
            return stopped.problem();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new AssertionError("was taken: " + facilities);
    }

    private LoadPlaces.Result load(PlaceKind kind, String text) {
        try {
            return new LoadPlaces(database).load(asked(kind, text), ANA);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static LoadPlaces.Asked asked(PlaceKind kind, String text) {
        return asked(kind, text, UbigeoSystem.INEI);
    }

    private static LoadPlaces.Asked asked(PlaceKind kind, String text, UbigeoSystem system) {
        return new LoadPlaces.Asked(kind, file(text), system, Optional.empty(), TODAY);
    }

    private static Path file(String text) {
        try {
            return Files.writeString(Files.createTempDirectory(FOLDER, "lista").resolve("lista.csv"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> texts(String sql) {
        return database.app().sql(sql).query(String.class).list();
    }
}
