package org.ayni.app.permanence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of reasons, in words for the staff and for the family.
 *
 * <p>Source: rulebook §8, assumed. It gives no words for returns and changes of titular: those are ours, and assumed too.
 */
public enum CaseReason {
    S01("incumplimiento en revisión", "Estamos revisando si el hogar cumplió sus compromisos."),
    S02("clasificación vencida", "La clasificación del hogar venció y no tenemos una nueva."),
    S03("titular fallecido o sin titular", "El hogar no tiene una persona titular que pueda cobrar."),
    S04("identidad que no coincide", "Los datos de identidad no coinciden con los de RENIEC."),
    S05("hogar no ubicado", "No encontramos al hogar en la dirección que tenemos."),
    S06("en investigación", "Estamos revisando una información sobre el hogar."),
    S07("sin cuenta", "El hogar no tiene una cuenta en que recibir su dinero."),
    D01(
            "sin miembro objetivo",
            "Ya no hay en el hogar una gestante, una niña, un niño ni un estudiante menor de 19 años."),
    D02("no pobre o sin clasificación vigente", "El hogar ya no tiene clasificación de pobre o pobre extremo."),
    D03("renuncia", "El hogar pidió salir del programa."),
    D04("fallecimiento sin reemplazo", "La persona titular falleció y nadie más del hogar puede ser titular."),
    D05("datos falsos", "Se comprobó que los datos del hogar no eran ciertos."),
    D06("duplicado", "El hogar estaba registrado dos veces."),
    D07("incumplimiento repetido", "El hogar no cumplió sus compromisos durante muchos meses seguidos."),
    D08("se mudó o no fue hallado", "El hogar ya no vive donde el programa lo atiende, o no fue hallado."),
    D09("decisión legal", "Una autoridad lo ordenó."),
    R01("clasificación renovada", "El hogar renovó su clasificación."),
    R02("causa resuelta", "Se resolvió el motivo de la suspensión."),
    R03("error corregido o apelación fundada", "Se corrigió una decisión anterior."),
    R04("otra vez con miembro objetivo", "En el hogar hay otra vez una gestante, una niña, un niño o un estudiante."),
    T01("fallecimiento del titular", "La persona que era titular falleció."),
    T02("el titular dejó el hogar", "La persona que era titular ya no vive en el hogar."),
    T03("acuerdo del hogar", "El hogar pidió que otra persona sea titular."),
    T04("el titular no puede ejercer", "La persona que era titular no puede seguir cobrando."),
    T05("error de identidad o decisión legal", "Se corrigió quién debe ser titular.");

    private final String spanish;
    private final String forFamily;

    CaseReason(String spanish, String forFamily) {
        this.spanish = spanish;
        this.forFamily = forFamily;
    }

    /** For the staff. */
    public String spanish() {
        return spanish;
    }

    /** One short sentence without blame. */
    public String forFamily() {
        return forFamily;
    }

    /** With its code, which documents cite. */
    public String withCode() {
        return spanish + " (" + name() + ")";
    }

    public static Optional<CaseReason> of(String code) {
        return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
    }

    static List<CaseReason> all(List<String> codes) {
        return codes.stream().map(CaseReason::valueOf).toList();
    }
}
