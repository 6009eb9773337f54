package org.ayni.app.exchange;

import java.io.IOException;
import java.nio.file.Path;

/** The facts lack what every decision needs; nothing is written, because a broken export must not turn into payments. */
public final class NothingComputable extends IOException {

    private static final long serialVersionUID = 1L;

    private NothingComputable(String message) {
        super(message);
    }

    static NothingComputable withoutHouseholds(Path directory) {
        return new NothingComputable("Falta households.csv en " + directory
                + ". Se esperaba una carpeta con los archivos del formato de intercambio; revise la exportación.");
    }

    static NothingComputable withoutSchoolDays(String month) {
        return new NothingComputable("school_days.csv no tiene una fila nacional aceptada para " + month
                + ". Sin los días de clase no se decide ningún mes; agregue la fila (mes,días) y vuelva a intentar.");
    }
}
