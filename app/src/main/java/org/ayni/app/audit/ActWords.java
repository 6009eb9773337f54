package org.ayni.app.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The record of acts in Spanish, for whoever reads it. */
public final class ActWords {

    private static final String REFUSED = "-refused";

    private static final Map<String, String> ACTS = Map.ofEntries(
            Map.entry("look", "vio"),
            Map.entry("read-acts", "leyó el registro de actos"),
            Map.entry("verify-audit", "revisó la cadena de actos"),
            Map.entry("export-audit", "exportó el registro de actos"),
            Map.entry("export-facts", "exportó el padrón y la evidencia"),
            Map.entry("sign-in", "entró a la consola"),
            Map.entry("sign-in-refused", "no se le dejó entrar"),
            Map.entry("change-password", "cambió su contraseña"),
            Map.entry("open-account", "abrió una cuenta"),
            Map.entry("load-facts", "cargó el padrón y la evidencia"),
            Map.entry("load-territory", "cargó una lista de distritos"),
            Map.entry("load-places", "cargó una lista de centros poblados, escuelas o establecimientos"),
            Map.entry("undo-places", "revirtió una lista de centros poblados, escuelas o establecimientos"),
            Map.entry("fill-territory", "llenó el territorio"),
            Map.entry("rebuild-columns", "rehízo las columnas"),
            Map.entry("cycle-open", "abrió el bimestre"),
            Map.entry("cycle-close-roll", "cerró el padrón"),
            Map.entry("cycle-verify", "verificó"),
            Map.entry("cycle-liquidate", "liquidó"),
            Map.entry("cycle-accept", "aceptó hallazgos"),
            Map.entry("cycle-authorise", "autorizó la transferencia"),
            Map.entry("cycle-instruct", "instruyó al banco"),
            Map.entry("instruct-payments", "escribió archivos para el banco"),
            Map.entry("read-bank-reply", "leyó una respuesta del banco"),
            Map.entry("cycle-report", "escribió los reportes"),
            Map.entry("bring-bank-reply", "trajo una respuesta del banco"),
            Map.entry("fetch-cycle-file", "descargó un archivo del bimestre"),
            Map.entry("propose-break-closing", "propuso cómo se resolvió una discrepancia"),
            Map.entry("confirm-break-closing", "confirmó cómo se resolvió una discrepancia"),
            Map.entry("audit-cycle", "pidió la segunda opinión"),
            Map.entry("save-whatif", "guardó una simulación"),
            Map.entry("promote-whatif", "propuso un cambio de la ley"),
            Map.entry("approve-law-change", "aprobó un cambio de la ley"),
            Map.entry("propose-by-rules", "recorrió el bimestre con las reglas de permanencia"),
            Map.entry("propose-case", "propuso un cambio del hogar"),
            Map.entry("approve-cases", "aprobó un cambio del hogar"),
            Map.entry("turn-down-cases", "rechazó un cambio del hogar"),
            Map.entry("withdraw-case", "retiró su propuesta"),
            Map.entry("take-case", "tomó un expediente"),
            Map.entry("give-old-cases", "pasó expedientes antiguos al jefe de la UT"),
            Map.entry("deliver-notice", "registró que la familia recibió el aviso"),
            Map.entry("file-appeal", "registró la apelación de la familia"),
            Map.entry("uphold-appeal", "declaró fundada una apelación"),
            Map.entry("dismiss-appeal", "declaró no fundada una apelación"),
            Map.entry("undo-decision", "deshizo una decisión sobre el hogar"),
            Map.entry("pause-household", "puso el hogar en pausa"),
            Map.entry("release-pause", "levantó la pausa del hogar"));

    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("file", "archivo"),
            Map.entry("why", "para qué"),
            Map.entry("from", "desde"),
            Map.entry("source", "origen"),
            Map.entry("about", "hogares"),
            Map.entry("result", "resultado"),
            Map.entry("reason", "motivo"),
            Map.entry("finding", "hallazgo"),
            Map.entry("all_of", "clase"),
            Map.entry("count", "cuántos"),
            Map.entry("rows", "filas"),
            Map.entry("links", "eslabones"),
            Map.entry("role", "puesto"),
            Map.entry("norm", "norma"),
            Map.entry("begins", "desde el día"),
            Map.entry("period", "bimestre"),
            Map.entry("bytes", "bytes"),
            Map.entry("lines", "líneas"),
            Map.entry("fresh", "nuevas"),
            Map.entry("credited", "abonados"),
            Map.entry("rejected", "rechazados"),
            Map.entry("breaks", "por resolver"),
            Map.entry("outcome", "cómo terminó"),
            Map.entry("case", "expediente"),
            Map.entry("cases", "expedientes"),
            Map.entry("day", "día"),
            Map.entry("what", "qué"),
            Map.entry("load", "cambio del padrón"));

    /** For machines: what the chain seals, not what a person reads. */
    private static final Set<String> NOT_SHOWN = Set.of("hash", "sha256", "about_sha256", "changes_hash");

    private ActWords() {}

    /** What was done: {@code cerró el padrón}; an act that we have no words for, as it is stored. */
    public static String act(String act) {
        String known = ACTS.get(act);
        if (known != null) {
            return known;
        }
        return act.endsWith(REFUSED)
                ? "quiso y no pudo: " + act(act.substring(0, act.length() - REFUSED.length()))
                : act.replace('-', ' ');
    }

    /** The facts of an act, each as {@code motivo: …}. */
    public static List<String> facts(ActsOn.Act act) {
        return act.facts().entrySet().stream()
                .filter(fact ->
                        !NOT_SHOWN.contains(fact.getKey()) && !fact.getValue().isEmpty())
                .map(fact -> FACTS.getOrDefault(fact.getKey(), fact.getKey()) + ": " + fact.getValue())
                .toList();
    }

    /** On what: the code of a household without what marks it as one. */
    public static String subject(ActsOn.Act act) {
        String household = Audit.household("");
        return act.subject().startsWith(household) ? act.subject().substring(household.length()) : act.subject();
    }
}
