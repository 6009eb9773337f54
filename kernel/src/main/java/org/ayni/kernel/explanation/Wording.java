package org.ayni.kernel.explanation;

import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.facts.AccountState;
import org.ayni.kernel.facts.Classification;
import org.ayni.kernel.facts.EnrolmentStatus;
import org.ayni.kernel.facts.HouseholdState;
import org.ayni.kernel.law.Confidence;
import org.ayni.kernel.rule.Item;
import org.ayni.kernel.time.Days;

/** The Spanish names of what the kernel decides; {@code docs/glossary.md} pairs them with the English. */
public final class Wording {

    private static final String[] MONTHS = {
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "setiembre",
        "octubre",
        "noviembre",
        "diciembre"
    };

    private Wording() {}

    public static String of(Category category) {
        return switch (category) {
            case PREGNANT -> "gestante";
            case INFANT -> "menor de un año";
            case TODDLER -> "niña o niño de 1 a 2 años";
            case PRESCHOOL -> "niña o niño de 3 a 5 años";
            case STUDENT -> "estudiante";
        };
    }

    public static String of(Condition condition) {
        return switch (condition) {
            case APN -> "control prenatal";
            case CRED -> "control CRED";
            case DNI -> "DNI";
            case EDU -> "asistencia escolar";
            case PACK -> "paquete integrado";
        };
    }

    public static String of(Outcome outcome) {
        return switch (outcome) {
            case COMPLIED -> "cumple";
            case NOT_COMPLIED -> "no cumple";
            case NOT_VERIFIED -> "no verificado";
            case EXEMPT -> "exonerado";
            case NOT_APPLICABLE -> "no corresponde este mes";
            case COMPLETE -> "completo";
            case INCOMPLETE -> "incompleto";
        };
    }

    public static String of(HouseholdOutcome outcome) {
        return switch (outcome) {
            case COMPLIED -> "el hogar cumple";
            case NOT_COMPLIED -> "el hogar no cumple";
            case NOT_VERIFIED -> "el hogar no pudo ser verificado";
            case DEFAULT -> "nada era exigible: el mes se da por cumplido";
            case NO_TARGET -> "el hogar no tiene miembros objetivo";
        };
    }

    public static String of(Concept concept) {
        return switch (concept) {
            case BASE -> "transferencia base";
            case TPI -> "Transferencia Primera Infancia";
            case TAS -> "Transferencia Alta Secundaria";
            case TBS -> "Transferencia Baja Secundaria";
            case VRAEM -> "Transferencia VRAEM";
        };
    }

    public static String of(HouseholdState state) {
        return switch (state) {
            case AFFILIATED -> "afiliado";
            case SUSPENDED -> "suspendido";
        };
    }

    public static String of(Classification classification) {
        return switch (classification) {
            case UNKNOWN -> "sin dato";
            case PE -> "pobre extremo (PE)";
            case PNE -> "pobre no extremo (PNE)";
            case NP -> "no pobre (NP)";
        };
    }

    public static String of(AccountState account) {
        return switch (account) {
            case UNKNOWN -> "sin dato";
            case ACTIVE -> "activa";
            case NONE -> "no tiene";
            case BLOCKED -> "bloqueada";
            case NO_CARD -> "sin tarjeta";
        };
    }

    public static String of(EnrolmentStatus status) {
        return switch (status) {
            case ENROLLED -> "matriculado";
            case WITHDRAWN -> "retirado";
            case NOT_ENROLLED -> "no matriculado";
            case PROMOTED -> "promovido";
            case REPEATS -> "repite";
        };
    }

    /** How sure we are. */
    public static String of(Confidence confidence) {
        return switch (confidence) {
            case NORM -> "norma";
            case SEEN -> "fuente pública";
            case ASSUMED -> "VALOR SUPUESTO";
        };
    }

    public static String of(LineKind kind) {
        return switch (kind) {
            case CURRENT -> "de este bimestre";
            case REINTEGRO -> "reintegro";
            case RECUPERO -> "recupero";
        };
    }

    public static String of(Item item) {
        return switch (item) {
            case CRED_NEWBORN -> "control CRED del recién nacido";
            case CRED_MONTHLY -> "control CRED mensual";
            case CRED_SECOND_YEAR -> "control CRED del segundo año";
            case CRED_THIRD_YEAR -> "control CRED del tercer año";
            case PNEUMOCOCCAL -> "vacuna contra el neumococo, dosis";
            case POLIO -> "vacuna contra la polio, dosis";
            case PENTAVALENT -> "vacuna pentavalente, dosis";
            case ROTAVIRUS -> "vacuna contra el rotavirus, dosis";
            case IRON_FIRST -> "primera entrega de hierro";
            case IRON -> "entrega de hierro";
            case MICRONUTRIENT -> "entrega de micronutrientes";
            case TREATMENT -> "entrega de tratamiento de anemia";
            case HAEMOGLOBIN -> "dosaje de hemoglobina";
            case PACKAGE_DNI -> "DNI a tiempo para el paquete";
            case PRENATAL_IN_MONTH -> "control prenatal en el mes";
            case PRENATAL_FIRST -> "primer control prenatal a tiempo";
        };
    }

    /** {@code julio de 2026}. */
    public static String month(int month) {
        return MONTHS[Math.floorMod(month, 12)] + " de " + Math.floorDiv(month, 12);
    }

    /** A month, or {@code año escolar 2025} for the code of a school year. */
    public static String monthOrYear(int code) {
        return code < 0 ? "año escolar " + ~code : month(code);
    }

    /** {@code 25/08/2026}, or <em>sin dato</em>. */
    public static String day(int day) {
        if (day == Days.UNKNOWN) {
            return "sin dato";
        }
        String iso = Days.text(day);
        return iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4);
    }
}
