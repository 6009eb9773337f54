package org.ayni.app.territory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.database.Database;
import org.ayni.kernel.id.Ubigeo;

/**
 * From the district code of a list to the district that is meant.
 *
 * @param known how many districts of each province we know
 * @param ofReniec the districts of each RENIEC code, as the loaded INEI-RENIEC list says
 */
record DistrictCodes(Territory territory, Map<String, Integer> known, Map<String, List<Ubigeo>> ofReniec) {

    static DistrictCodes read(Database database) {
        Territory territory = TerritoryTables.read(database);
        Map<String, Integer> known = new HashMap<>();
        territory.districts().forEach(district -> known.merge(district.ubigeo().province(), 1, Integer::sum));
        return new DistrictCodes(territory, known, TerritoryTables.ofReniec(database));
    }

    /** @param reason in plain Spanish */
    static final class NoDistrict extends Exception {
        private static final long serialVersionUID = 1;

        NoDistrict(String reason) {
            super(reason, null, false, false);
        }
    }

    /** @param system in which the code is stated to be */
    Ubigeo read(String code, UbigeoSystem system) throws NoDistrict {
        if (!code.matches("[0-9]{6}")) {
            throw new NoDistrict("El ubigeo tiene 6 dígitos, con sus ceros a la izquierda.");
        }
        Ubigeo ubigeo = system == UbigeoSystem.INEI ? new Ubigeo(code) : translated(code);
        Optional<ObsoleteDistrict> obsolete = territory.obsolete(ubigeo);
        if (obsolete.isPresent()) {
            String successor =
                    obsolete.get().successor().map(next -> "; hoy es " + next).orElse("");
            throw new NoDistrict(
                    "Código de distrito obsoleto: " + obsolete.get().note() + successor + ".");
        }
        Optional<Province> province = territory.province(ubigeo);
        if (province.isEmpty()) {
            throw new NoDistrict("No hay provincia INEI con los primeros 4 dígitos de este ubigeo.");
        }
        if (territory.district(ubigeo).isEmpty() && isWhole(province.get())) {
            throw new NoDistrict("La provincia de " + province.get().name() + " no tiene un distrito con este ubigeo.");
        }
        return ubigeo;
    }

    private Ubigeo translated(String code) throws NoDistrict {
        List<Ubigeo> meant = ofReniec.getOrDefault(code, List.of());
        if (meant.isEmpty()) {
            throw new NoDistrict(
                    ofReniec.isEmpty()
                            ? "No se puede traducir: todavía no se cargó una lista con los códigos INEI y RENIEC de los distritos."
                            : "Ningún distrito tiene este código RENIEC en la lista INEI-RENIEC cargada.");
        }
        if (meant.size() > 1) {
            throw new NoDistrict("El código RENIEC es de más de un distrito: " + meant + ".");
        }
        return meant.getFirst();
    }

    /** Whether a list told us every district of a province, so that a code that is not among them is none. */
    private boolean isWhole(Province province) {
        return known.getOrDefault(province.code(), 0) >= province.districts();
    }

    /** Whether a department's name has that of the district's in it ("Lima Provincias"); an empty name says nothing. */
    boolean isDepartment(Ubigeo ubigeo, String name) {
        return name.isEmpty()
                || territory
                        .department(ubigeo)
                        .map(department -> letters(name).contains(letters(department.name())))
                        .orElse(false);
    }

    /** Whether a district's name is that of the code; what we do not know does not contradict. */
    boolean isDistrict(Ubigeo ubigeo, String name) {
        return name.isEmpty()
                || territory
                        .district(ubigeo)
                        .map(district -> letters(name).equals(letters(district.name())))
                        .orElse(true);
    }

    private static String letters(String name) {
        return OfficialLayout.plain(name).replaceAll("[^a-z0-9]", "");
    }
}
