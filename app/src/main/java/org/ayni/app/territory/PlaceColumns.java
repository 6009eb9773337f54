package org.ayni.app.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ayni.app.upload.CellKind;
import org.ayni.app.upload.ListField;
import org.ayni.app.upload.ListLayout;

/**
 * The columns of the lists of places: ours, and the names under which the lists of INEI, MINEDU and RENIPRESS have them. In which
 * system a district code is written is said by its column: {@code ubigeo} is INEI, {@code ubigeo_reniec} is RENIEC.
 */
final class PlaceColumns {

    static final String CODE = "codigo";
    static final String MODULAR = "cod_mod";
    static final String ANNEX = "anexo";
    static final String NAME = "nombre";
    static final String UBIGEO = "ubigeo";
    static final String RENIEC = "ubigeo_reniec";
    static final String DEPARTMENT = "departamento";
    static final String DISTRICT = "distrito";
    static final String CENTRO_POBLADO = "centro_poblado";
    static final String RUN_BY = "gestion";
    static final String ADDRESS = "direccion";
    static final String OPEN = "estado";
    static final String ALTITUDE = "altitud";
    static final String POPULATION = "poblacion";
    static final String LATITUDE = "latitud";
    static final String LONGITUDE = "longitud";
    static final String SINCE = "desde";

    private static final int SHORT = 40;
    private static final int LONG = 120;
    private static final int LONGEST = 300;
    private static final int NAME_LENGTH = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private PlaceColumns() {}

    /** The column that says area, level or category. */
    static String ofClass(PlaceKind kind) {
        return switch (kind) {
            case CENTRO_POBLADO -> "area";
            case SCHOOL -> "nivel";
            case FACILITY -> "categoria";
        };
    }

    static ListLayout of(PlaceKind kind, LocalDate today) {
        List<ListField> fields = new ArrayList<>();
        switch (kind) {
            case CENTRO_POBLADO -> centros(fields);
            case SCHOOL -> schools(fields);
            case FACILITY -> facilities(fields);
        }
        fields.add(ListField.optional(
                LATITUDE, new CellKind.Text(SHORT), "Grados decimales, con punto.", "-7.15", "nlat_ie", "norte"));
        fields.add(ListField.optional(
                LONGITUDE, new CellKind.Text(SHORT), "Grados decimales, con punto.", "-78.51", "nlong_ie", "este"));
        fields.add(ListField.optional(
                SINCE,
                new CellKind.Day(FIRST_DAY, today.plusYears(1)),
                "Desde qué día es así lo nuevo o lo que cambia; vacío: la lista corrige lo que se creía.",
                ""));
        return new ListLayout(kind.word(), "Lista de " + kind.many(), fields);
    }

    private static void centros(List<ListField> fields) {
        fields.add(ListField.required(
                CODE,
                digits(PlaceKind.CENTRO_POBLADO.digits(), "un código de 10 dígitos"),
                "El ubigeo INEI del distrito y 4 dígitos más.",
                "0601010001",
                "codccpp",
                "cod_ccpp",
                "codigo_ccpp",
                "idccpp",
                "ubigeo_ccpp"));
        fields.add(name("Chamis (ejemplo)", "nomccpp", "nom_ccpp", "nombre_ccpp", "centro_poblado"));
        fields.add(ubigeo("Si está, debe ser el comienzo del código."));
        names(fields);
        fields.add(ListField.optional(
                "area", new CellKind.Text(SHORT), "URBANO o RURAL.", "RURAL", "ambito", "clasificacion"));
        fields.add(ListField.optional(ALTITUDE, new CellKind.Text(SHORT), "Metros sobre el nivel del mar.", "3100"));
        fields.add(ListField.optional(POPULATION, new CellKind.Text(SHORT), "Habitantes.", "420"));
    }

    private static void schools(List<ListField> fields) {
        fields.add(ListField.optional(
                CODE,
                digits(PlaceKind.SCHOOL.digits(), "un código de 8 dígitos"),
                "Código modular y anexo juntos; o las dos columnas que siguen.",
                "",
                "codigo_de_servicio"));
        fields.add(ListField.optional(
                MODULAR,
                digits(7, "un código modular de 7 dígitos"),
                "Código modular, con sus ceros.",
                "0391276",
                "codigo_modular",
                "codmod"));
        fields.add(ListField.optional(ANNEX, digits(1, "un anexo de 1 dígito"), "Anexo.", "0"));
        fields.add(name("Santa Rosa (ejemplo)", "cen_edu", "nombre_ie", "nombre_de_la_ie"));
        fields.add(ubigeo("El distrito donde está."));
        fields.add(reniec());
        names(fields);
        fields.add(centro());
        fields.add(ListField.optional(
                "nivel", new CellKind.Text(LONG), "Nivel y modalidad.", "Primaria", "d_niv_mod", "nivel_modalidad"));
        fields.add(ListField.optional(RUN_BY, new CellKind.Text(LONG), "Quién la dirige.", "Pública", "d_gestion"));
        ending(fields);
    }

    private static void facilities(List<ListField> fields) {
        fields.add(ListField.required(
                CODE,
                digits(PlaceKind.FACILITY.digits(), "un código RENIPRESS de 8 dígitos"),
                "Código único de RENIPRESS, con sus ceros.",
                "00004567",
                "codigo_unico",
                "cod_ipress",
                "codigo_ipress",
                "renipress",
                "codigo_renipress"));
        fields.add(name("Puesto de Salud (ejemplo)", "nombre_del_establecimiento", "nombre_establecimiento"));
        fields.add(ubigeo("El distrito donde está."));
        fields.add(reniec());
        names(fields);
        fields.add(centro());
        fields.add(ListField.optional("categoria", new CellKind.Text(SHORT), "De I-1 a III-E.", "I-2"));
        fields.add(ListField.optional(
                RUN_BY, new CellKind.Text(LONG), "De qué institución es.", "GOBIERNO REGIONAL", "institucion"));
        ending(fields);
    }

    private static ListField name(String example, String... alsoCalled) {
        return ListField.required(NAME, new CellKind.Text(NAME_LENGTH), "Cómo se llama.", example, alsoCalled);
    }

    private static ListField ubigeo(String meaning) {
        return ListField.optional(
                UBIGEO,
                new CellKind.Text(SHORT),
                "Código INEI del distrito. " + meaning,
                "060101",
                "ubigeo_inei",
                "codgeo",
                "iddist");
    }

    private static ListField reniec() {
        return ListField.optional(
                RENIEC,
                new CellKind.Text(SHORT),
                "Código RENIEC del distrito, en lugar del de INEI: se traduce con la lista de códigos cargada.",
                "",
                "reniec");
    }

    private static void names(List<ListField> fields) {
        fields.add(ListField.optional(
                DEPARTMENT,
                new CellKind.Text(LONG),
                "Nombre del departamento: con él se nota un código de otro sistema.",
                "Cajamarca",
                "d_dpto",
                "nombdep",
                "nomb_dep",
                "dpto"));
        fields.add(ListField.optional(
                DISTRICT,
                new CellKind.Text(LONG),
                "Nombre del distrito.",
                "Cajamarca",
                "d_dist",
                "nombdist",
                "nomb_dist"));
    }

    private static ListField centro() {
        return ListField.optional(
                CENTRO_POBLADO,
                new CellKind.Text(SHORT),
                "Código INEI del centro poblado donde está, de 10 dígitos.",
                "0601010001",
                "codcp_inei",
                "codccpp",
                "cod_ccpp");
    }

    private static void ending(List<ListField> fields) {
        fields.add(ListField.optional(ADDRESS, new CellKind.Text(LONGEST), "Dirección o referencia.", "", "dir_cen"));
        fields.add(ListField.optional(OPEN, new CellKind.Text(SHORT), "ACTIVO o INACTIVO.", "ACTIVO", "d_estado"));
    }

    private static CellKind digits(int count, String form) {
        return new CellKind.Code(Pattern.compile("[0-9]{" + count + "}"), form, count);
    }
}
