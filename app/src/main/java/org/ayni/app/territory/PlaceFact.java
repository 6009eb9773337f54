package org.ayni.app.territory;

import java.util.List;

/** What is taken from a list of places, in the order in which a row is checked, and under which headings it is found. */
enum PlaceFact {
    CODE(
            List.of("codigo", "codccpp", "cod_ccpp", "codigo_ccpp", "idccpp", "ubigeo_ccpp"),
            List.of("codigo", "codigo_de_servicio"),
            List.of("codigo", "codigo_unico", "cod_ipress", "codigo_ipress", "renipress", "codigo_renipress")),
    MODULAR(List.of(), List.of("cod_mod", "codigo_modular", "codmod"), List.of()),
    ANNEX(List.of(), List.of("anexo"), List.of()),
    NAME(
            List.of("nombre", "nomccpp", "nom_ccpp", "nombre_ccpp", "centro_poblado"),
            List.of("nombre", "cen_edu", "nombre_ie", "nombre_de_la_ie"),
            List.of("nombre", "nombre_del_establecimiento", "nombre_establecimiento")),
    UBIGEO(
            List.of("ubigeo", "ubigeo_inei", "iddist", "codgeo"),
            List.of("ubigeo", "ubigeo_inei", "codgeo"),
            List.of("ubigeo", "ubigeo_inei")),
    RENIEC(List.of("ubigeo_reniec"), List.of("ubigeo_reniec"), List.of("ubigeo_reniec")),
    DEPARTMENT("departamento", "d_dpto", "nombdep", "nomb_dep", "dpto"),
    DISTRICT("distrito", "d_dist", "nombdist", "nomb_dist"),
    CENTRO_POBLADO(
            List.of(),
            List.of("codcp_inei", "codccpp", "cod_ccpp", "centro_poblado"),
            List.of("codccpp", "cod_ccpp", "centro_poblado")),
    CLASS(
            List.of("area", "ambito", "clasificacion"),
            List.of("nivel", "d_niv_mod", "nivel_modalidad"),
            List.of("categoria")),
    RUN_BY(List.of(), List.of("gestion", "d_gestion"), List.of("institucion")),
    ADDRESS(List.of(), List.of("direccion", "dir_cen"), List.of("direccion")),
    OPEN("estado", "d_estado"),
    ALTITUDE(List.of("altitud"), List.of(), List.of()),
    POPULATION(List.of("poblacion"), List.of(), List.of()),
    LATITUDE("latitud", "nlat_ie", "norte"),
    LONGITUDE("longitud", "nlong_ie", "este");

    private final List<List<String>> headings;

    PlaceFact(String... ofAll) {
        List<String> all = List.of(ofAll);
        this.headings = List.of(all, all, all);
    }

    PlaceFact(List<String> ofCentros, List<String> ofSchools, List<String> ofFacilities) {
        this.headings = List.of(ofCentros, ofSchools, ofFacilities);
    }

    /** The headings that lists of a kind give it, as {@link PlaceHeader#plain} writes them; the first is ours. */
    List<String> headings(PlaceKind kind) {
        return headings.get(kind.ordinal());
    }
}
