package org.ayni.app.exchange;

/** What a rejection says to the person who must correct the file: what was found, what must be there, what to do. */
final class RejectionMessage {

    private static final int SHOWN = 40;

    private RejectionMessage() {}

    static String missing(Column column) {
        return "La columna «%s» está vacía y es obligatoria: complétela y vuelva a cargar la fila."
                .formatted(column.name());
    }

    static String badValue(Column column, String found) {
        return "La columna «%s» dice «%s» y debe tener %s: corríjala y vuelva a cargar la fila."
                .formatted(column.name(), shown(found), expected(column));
    }

    static String undecidedReview() {
        return "La columna «mark» dice «UNKNOWN» y una revisión (REVIEW) decide: escriba COMPLIED o NOT_COMPLIED.";
    }

    static String duplicate(Column column, String found) {
        return "La columna «%s» repite «%s», que ya tiene una fila aceptada: deje una sola fila."
                .formatted(column.name(), shown(found));
    }

    static String unknown(Column column, RejectionCode code, String found) {
        String who = code == RejectionCode.UNKNOWN_HOUSEHOLD ? "ningún hogar aceptado" : "ningún miembro aceptado";
        String where = code == RejectionCode.UNKNOWN_HOUSEHOLD ? "households.csv" : "members.csv";
        return "La columna «%s» dice «%s» y %s tiene ese código: corrija el código o agregue la fila en %s."
                .formatted(column.name(), shown(found), who, where);
    }

    static String nul(Column column, String found) {
        return "La columna «%s» dice «%s», con un carácter nulo (\\u0000) que la base de datos no guarda: quítelo."
                .formatted(column.name(), shown(found));
    }

    static String longId(Column column, String found, int longest) {
        return "La columna «%s» dice «%s», de más de %d caracteres: un código es más corto; corríjalo."
                .formatted(column.name(), shown(found), longest);
    }

    static String secondHolder(String household) {
        return "El hogar «%s» ya tiene titular en otra fila y solo puede tener uno: deje «1» en una sola fila."
                .formatted(shown(household));
    }

    private static String expected(Column column) {
        return switch (column.type()) {
            case DATE -> "una fecha que exista, escrita AAAA-MM-DD";
            case MONTH -> "un mes escrito AAAA-MM";
            case BIMESTER -> "un bimestre escrito AAAA-B, con B de 1 a 6";
            case MONTH_OR_YEAR -> "un mes escrito AAAA-MM o un año de cuatro cifras";
            case WHOLE -> "un número entero de 0 o más, solo con cifras (hasta " + CellText.MAX_DIGITS + ")";
            case AMOUNT ->
                "un monto entero en céntimos, solo con cifras (hasta " + CellText.MAX_DIGITS
                        + ") y, si resta, un guion delante";
            case CHOICE -> "uno de estos valores: " + String.join(", ", column.codes());
            case DNI -> "las ocho cifras de un DNI";
            case HOUSEHOLD_KEY, MEMBER_KEY, HOUSEHOLD_REFERENCE, MEMBER_REFERENCE, SCOPED_ID, TEXT -> "un texto";
        };
    }

    /**
     * The cell as it may be shown: short, and without characters that move the cursor or turn the reading direction
     * (an id with a right-to-left override would make the message read as something else).
     */
    private static String shown(String found) {
        StringBuilder out = new StringBuilder();
        int taken = 0;
        for (int at = 0; at < found.length() && taken < SHOWN; taken++) {
            int point = found.codePointAt(at);
            at += Character.charCount(point);
            if (isUnseen(point)) {
                out.append("\\u%04X".formatted(point));
            } else {
                out.appendCodePoint(point);
            }
            if (taken == SHOWN - 1 && at < found.length()) {
                out.append('…');
            }
        }
        return out.toString();
    }

    private static boolean isUnseen(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
