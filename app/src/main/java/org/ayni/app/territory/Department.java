package org.ayni.app.territory;

/**
 * A department, or the constitutional province of Callao.
 *
 * @param code the first two digits of an INEI ubigeo
 */
public record Department(String code, String name) {
    public Department {
        if (!code.matches("[0-9]{2}") || name.isEmpty()) {
            throw new IllegalArgumentException("not a department: " + code + " " + name);
        }
    }
}
