package org.ayni.app.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ayni.app.database.Home;

/** Whether this machine can run Ayni: Java, memory, disk, the home folder, the formats of Peru. */
final class MachineCheck {

    private static final int OLDEST_JAVA = 25;
    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;
    private static final Locale PERU = Locale.forLanguageTag("es-PE");

    private MachineCheck() {}

    static List<Finding> of(Home home) {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(memory());
        findings.add(folder(home));
        findings.add(disk(home));
        findings.add(timeZone());
        findings.add(formats());
        findings.add(characters());
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String found = "Java " + Runtime.version() + " en " + System.getProperty("java.home");
        return version >= OLDEST_JAVA
                ? Finding.ok("Java", found)
                : Finding.failure("Java", found, "Use un JDK " + OLDEST_JAVA + " o más nuevo (AYNI_JAVA_HOME).");
    }

    private static Finding memory() {
        long total =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        String found = total / MEGABYTE + " MB en la máquina";
        return total >= 3 * GIGABYTE
                ? Finding.ok("Memoria", found)
                : Finding.warning("Memoria", found, "Para un padrón completo hacen falta 3 GB (1.5 GB para calcular).");
    }

    private static Finding folder(Home home) {
        Path folder = home.folder();
        String about = "Carpeta de Ayni";
        try {
            if (!Files.isWritable(folder)) {
                return Finding.failure(
                        about, folder + ": no se puede escribir", "Indique otra con --home o AYNI_HOME.");
            }
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
            // A server that runs as another user must be able to pass through; nobody may look around.
            return permissions.matches("rwx--[-x]--[-x]")
                    ? Finding.ok(about, folder + " (" + permissions + ")")
                    : Finding.warning(
                            about,
                            folder + " (" + permissions + ")",
                            "Otros usuarios pueden mirar adentro; ciérrela con: chmod 700 " + folder);
        } catch (IOException e) {
            return Finding.failure(about, folder + ": " + e, "Indique otra con --home o AYNI_HOME.");
        }
    }

    private static Finding disk(Home home) {
        String about = "Disco";
        try {
            long free = Files.getFileStore(home.folder()).getUsableSpace();
            String found = free / MEGABYTE + " MB libres";
            if (free < GIGABYTE) {
                return Finding.failure(about, found, "Libere espacio: hace falta al menos 1 GB.");
            }
            return free < 10 * GIGABYTE
                    ? Finding.warning(about, found, "Para un padrón completo conviene tener 10 GB libres.")
                    : Finding.ok(about, found);
        } catch (IOException e) {
            return Finding.failure(about, e.toString(), "Revise la carpeta " + home.folder() + ".");
        }
    }

    private static Finding timeZone() {
        String zone = ZoneId.systemDefault().getId();
        return zone.equals("America/Lima")
                ? Finding.ok("Zona horaria", zone)
                : Finding.failure("Zona horaria", zone, "Arranque Ayni con el programa «./ayni».");
    }

    private static Finding formats() {
        String amount = NumberFormat.getCurrencyInstance(PERU).format(1234).replace('\u00a0', ' ');
        return amount.equals("S/ 1,234.00")
                ? Finding.ok("Formatos es-PE", amount)
                : Finding.warning(
                        "Formatos es-PE", amount, "El JDK no conoce los formatos del Perú; use uno completo.");
    }

    private static Finding characters() {
        String out = System.getProperty("stdout.encoding", "");
        return StandardCharsets.UTF_8.name().equalsIgnoreCase(out)
                ? Finding.ok("Letras y tildes", out)
                : Finding.warning("Letras y tildes", out, "La terminal no habla UTF-8; arranque Ayni con «./ayni».");
    }
}
