package org.ayni.app.permanence;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the family is told of a decision: short sentences, what was decided, why, what it means, how to answer. */
final class NoticeText {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu", Locale.forLanguageTag("es-PE"));

    private NoticeText() {}

    /**
     * The text; paragraphs stand between empty lines.
     *
     * @param to name of the titular, or empty
     * @param since day from which it is true
     * @param appealDays calendar days for an appeal
     */
    static String of(CaseFile file, String to, LocalDate since, int appealDays) {
        Stream<String> appeal = file.act().isAppealable()
                ? Stream.of(
                        "Si no está de acuerdo, puede apelar. Tiene " + appealDays
                                + " días desde el día siguiente de recibir este aviso.",
                        "Para apelar, diga o escriba por qué no está de acuerdo. Hágalo ante su gestor, en la oficina del"
                                + " programa o en la línea gratuita 1880. Puede llevar documentos. Nadie le puede cobrar por"
                                + " esto. Otra persona revisará su caso y le responderá.")
                : Stream.of("Si tiene dudas, pregunte a su gestor o llame gratis al 1880.");
        return String.join(
                "\n\n",
                Stream.of(
                                Stream.of(
                                        to.isBlank() ? "A la familia:" : "Para " + to + ":",
                                        decided(file.act()) + " Vale desde el " + since.format(DAY) + ".",
                                        "Motivo: " + file.reason().forFamily()),
                                meaning(file.act()).stream(),
                                appeal,
                                Stream.of("Programa JUNTOS. Expediente " + file.number() + ", hogar " + file.household()
                                        + "."))
                        .flatMap(part -> part)
                        .toList());
    }

    private static String decided(Act act) {
        return switch (act) {
            case SUSPEND -> "Su hogar fue suspendido en el programa.";
            case EXIT -> "Su hogar ya no está afiliado al programa.";
            case RETURN -> "Se levantó la suspensión de su hogar.";
            case REINSTATE -> "Su hogar está afiliado otra vez al programa.";
            case CHANGE_HOLDER -> "El hogar tiene una nueva persona titular.";
        };
    }

    private static List<String> meaning(Act act) {
        return switch (act) {
            case SUSPEND ->
                List.of(
                        "Mientras esté suspendido no recibirá dinero. Siga llevando a sus hijas e hijos a la escuela y a sus"
                                + " controles de salud.",
                        "Cuando se resuelva el motivo, avise a su gestor para volver.");
            case EXIT ->
                List.of("Desde ese día no recibirá más dinero del programa. Lo que ya se abonó en su cuenta es suyo.");
            case RETURN ->
                List.of(
                        "El dinero de los dos últimos bimestres que no se pagó se calcula otra vez en el siguiente pago.");
            case REINSTATE -> List.of("Siga cumpliendo sus compromisos de salud y educación para recibir su dinero.");
            case CHANGE_HOLDER ->
                List.of("Hasta que la nueva persona titular tenga su cuenta, el dinero queda guardado. No se pierde.");
        };
    }
}
