package org.ayni.app.territory;

import org.ayni.kernel.id.Ubigeo;

/**
 * A province.
 *
 * @param code the first four digits of an INEI ubigeo
 * @param districts how many districts the INEI list of 2025 gives it
 * @param population inhabitants, INEI 2025
 */
public record Province(String code, String name, int districts, int population) {
    public Province {
        if (!code.matches("[0-9]{4}") || name.isEmpty() || districts < 1 || population < 0) {
            throw new IllegalArgumentException("not a province: " + code + " " + name);
        }
    }

    public String departmentCode() {
        return code.substring(0, 2);
    }

    /** The district of the province's capital: in the INEI system always the one that ends in 01. */
    public Ubigeo capitalDistrict() {
        return new Ubigeo(code + "01");
    }
}
