package org.ayni.app.iso20022;

import org.ayni.kernel.money.Soles;

/** The amount that a line of a message says: exact, absent, or something that is not an amount in soles. */
public sealed interface AmountSaid {

    record Exactly(Soles soles) implements AmountSaid {}

    record NotSaid() implements AmountSaid {}

    /** @param reason why, in Spanish */
    record NotSoles(String text, String currency, String reason) implements AmountSaid {}

    /** Reads an {@code xs:decimal}: up to five decimals are legal, but only whole céntimos are money. */
    static AmountSaid parse(String text, String currency) {
        if (!currency.equals("PEN")) {
            return new NotSoles(text, currency, "la moneda no es PEN");
        }
        String plain = text.startsWith("+") ? text.substring(1) : text;
        int point = plain.indexOf('.');
        if (point >= 0) {
            int last = plain.length();
            while (last > point + 1 && plain.charAt(last - 1) == '0') {
                last--;
            }
            plain = plain.substring(0, last == point + 1 ? point : last);
        }
        try {
            Soles soles = Soles.parseDecimal(plain);
            return soles.isNegative() ? new NotSoles(text, currency, "el monto es negativo") : new Exactly(soles);
        } catch (IllegalArgumentException | ArithmeticException notAnAmount) {
            return new NotSoles(text, currency, "no es un monto en soles con céntimos enteros");
        }
    }
}
