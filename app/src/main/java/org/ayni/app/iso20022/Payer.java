package org.ayni.app.iso20022;

/**
 * Who pays: the programme, its account and the bank that keeps it.
 *
 * @param taxId the RUC, 11 digits
 */
public record Payer(String name, String taxId, String account, String bankName) {

    /** For the simulated bank: neither the RUC nor the account is anybody's, and both names say so. */
    public static Payer simulated() {
        return new Payer(
                "PROGRAMA NACIONAL DE APOYO DIRECTO A LOS MAS POBRES - JUNTOS (SIMULADO)",
                "00000000000",
                "SIMULADO-0001",
                "BANCO PAGADOR SIMULADO");
    }

    public Payer {
        if (!MessageText.name(name).orElse("").equals(name)
                || !MessageText.name(bankName).orElse("").equals(bankName)
                || !taxId.matches("[0-9]{11}")
                || !MessageText.isAccountNumber(account)) {
            throw new IllegalArgumentException("not a payer that a message can name: " + name + ", " + bankName);
        }
    }
}
