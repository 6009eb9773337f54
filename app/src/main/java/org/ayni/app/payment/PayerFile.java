package org.ayni.app.payment;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.ayni.app.database.Home;
import org.ayni.app.iso20022.Payer;
import org.ayni.app.problem.Problem;

/** Who pays, from the file {@code payer.properties} of the home: not in the program, because nobody should pay by default. */
public final class PayerFile {

    private static final String EXAMPLE = "name=PROGRAMA ..., tax_id=RUC de 11 dígitos, account=cuenta, bank=BANCO ...";

    private PayerFile() {}

    /** @throws org.ayni.app.problem.ProblemException when the file is missing or unfit */
    public static Payer read(Home home) throws IOException {
        Path file = home.folder().resolve("payer.properties");
        if (!Files.exists(file)) {
            throw Problem.missing("No se sabe quién paga: falta el archivo del pagador.")
                    .where(file)
                    .expected(EXAMPLE)
                    .whatToDo("Escriba ese archivo con los cuatro datos y repita la orden.")
                    .stop();
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        try {
            return new Payer(
                    stored.getProperty("name", ""),
                    stored.getProperty("tax_id", ""),
                    stored.getProperty("account", ""),
                    stored.getProperty("bank", ""));
        } catch (IllegalArgumentException wrong) {
            throw Problem.missing("El archivo del pagador no sirve para un archivo de pago.")
                    .where(file)
                    .expected(EXAMPLE + " (mayúsculas sin tildes)")
                    .found(stored.toString())
                    .whatToDo("Corrija el archivo y repita la orden.")
                    .stop(wrong);
        }
    }
}
