package org.ayni.app.console.roll;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ayni.app.console.list.ListColumn.Word;

/**
 * What happened to a household between two days, told from its state on the first and on the last of them. In the roll is who is
 * affiliated or suspended, from the day of its affiliation on.
 */
enum Movement {
    ENTERED("entro", "Entró", "good"),
    REINSTATED("reincorporado", "Se reincorporó", "good"),
    SUSPENDED("suspendido", "Se suspendió", "note"),
    LIFTED("levantado", "Se levantó su suspensión", "good"),
    LEFT("salio", "Salió", "bad"),
    /** Beside any other; both days in the roll, in another district. */
    MOVED("mudado", "Cambió de distrito", "");

    private final String code;
    private final String spanish;
    private final String tone;

    Movement(String code, String spanish, String tone) {
        this.code = code;
        this.spanish = spanish;
        this.tone = tone;
    }

    /** As it stands in addresses and in {@link #SQL}. */
    String code() {
        return code;
    }

    String spanish() {
        return spanish;
    }

    static Map<String, String> options() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(one -> one.code, one -> one.spanish, (a, b) -> a, LinkedHashMap::new));
    }

    static Map<String, Word> words() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(
                        one -> one.code, one -> new Word(one.spanish, one.tone), (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * SQL: a row with {@code kind} (a code, or empty), {@code moved}, {@code was_in} and {@code is_in}, from the aliases
     * {@code before}, {@code after} (states) and {@code home_before}, {@code home_after} (residences).
     */
    static final String SQL = """
            CROSS JOIN LATERAL (
              SELECT coalesce(before.state IN ('AFFILIATED', 'SUSPENDED')
                       AND (before.affiliated_on IS NULL OR before.affiliated_on <= CAST(:desde AS date)), false) AS was_in,
                     coalesce(after.state IN ('AFFILIATED', 'SUSPENDED')
                       AND (after.affiliated_on IS NULL OR after.affiliated_on <= CAST(:hasta AS date)), false) AS is_in
            ) AS membership
            CROSS JOIN LATERAL (
              SELECT CASE
                       WHEN was_in AND is_in AND before.state = 'AFFILIATED' AND after.state = 'SUSPENDED' THEN 'suspendido'
                       WHEN was_in AND is_in AND before.state = 'SUSPENDED' AND after.state = 'AFFILIATED' THEN 'levantado'
                       WHEN NOT was_in AND is_in AND before.state = 'DISAFFILIATED' THEN 'reincorporado'
                       WHEN NOT was_in AND is_in THEN 'entro'
                       WHEN was_in AND NOT is_in THEN 'salio'
                     END AS kind,
                     was_in AND is_in AND home_before.ubigeo IS DISTINCT FROM home_after.ubigeo AS moved,
                     was_in,
                     is_in
            ) AS movement""";
}
