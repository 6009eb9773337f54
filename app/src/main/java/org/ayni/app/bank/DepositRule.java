package org.ayni.app.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.ayni.app.iso20022.AmountSaid;
import org.ayni.app.iso20022.CreditTransferReader.TransferSaid;
import org.ayni.app.iso20022.MessageText;

/**
 * Which transfers the simulated bank rejects, and why: those that no bank could carry out, and a share of the others,
 * chosen by the seed and the identifier of the transfer alone.
 *
 * @param rejectedPerMillion 0 to 1 000 000
 */
record DepositRule(long seed, int rejectedPerMillion) {

    private static final int MILLION = 1_000_000;

    Verdict decide(TransferSaid transfer) {
        if (!(transfer.amount() instanceof AmountSaid.Exactly(var soles))) {
            return rejected("AM12", "monto que no se puede leer");
        }
        if (!soles.isPositive()) {
            return rejected("AM01", "monto cero");
        }
        if (!MessageText.isAccountNumber(transfer.creditorAccount())) {
            return rejected("AC01", "número de cuenta incorrecto");
        }
        if (MessageText.name(transfer.creditorName()).isEmpty()) {
            return rejected("BE22", "falta el nombre del titular o no se puede usar");
        }
        byte[] draw = draw(transfer.endToEndId());
        return number(draw, 0) % MILLION < rejectedPerMillion ? reason(number(draw, 8) % 10) : new Verdict.Deposited();
    }

    /** Closed accounts are the most frequent, then names, then blocked accounts: an assumed mix. */
    private static Verdict reason(long tenth) {
        if (tenth < 6) {
            return rejected("AC04", "cuenta cerrada");
        }
        return tenth < 9
                ? rejected("BE01", "el nombre no coincide con el titular de la cuenta")
                : rejected("AC06", "cuenta bloqueada");
    }

    private static Verdict rejected(String code, String text) {
        return new Verdict.Rejected(code, "SIMULADO: " + text);
    }

    private byte[] draw(String endToEndId) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((seed + "\u001f" + endToEndId).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Eight bytes as a number from 0. */
    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = 0; i < 8; i++) {
            number = (number << 8) | (bytes[from + i] & 0xff);
        }
        return number >>> 1;
    }
}
