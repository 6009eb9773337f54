package org.ayni.app.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;

/**
 * Looks through a workbook before anything in it is believed: each part is unpacked once, counted as it comes and thrown away.
 * So a bomb is found while it goes off in small, and a part that would fetch or define something is found before a parser of
 * XML sees it.
 *
 * <p>The numbers are those that Apache POI has kept for years (a part unpacks to a hundred times itself at most), and a most
 * of our own for the whole. The archive is read by the same library as afterwards, so that both see the same parts.
 */
final class WorkbookCheck {

    static final long MOST_BYTES = 200L << 20;
    static final int MOST_PARTS = 1_000;
    private static final int MOST_RATIO = 100;
    private static final long RATIO_MATTERS_FROM = 100L << 10;
    private static final int CHUNK = 1 << 16;
    /** What is looked for may lie across two chunks. */
    private static final int OVERLAP = 64;

    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']*)[\"']");
    /** No sheet has columns of four letters; a reader would make room for all before it. */
    private static final Pattern FAR_CELL = Pattern.compile("\\br\\s*=\\s*[\"'][A-Za-z]{4,}[0-9]");

    private static final Pattern DEFINES = Pattern.compile("<!(DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MACROS =
            Pattern.compile("(^|/)(vba[^/]*|.*macrosheets?(/.*)?)$", Pattern.CASE_INSENSITIVE);

    private final String shown;
    private long whole;

    private WorkbookCheck(String shown) {
        this.shown = shown;
    }

    /** @throws ProblemException when the workbook is refused, with the reason */
    static void pass(Path file, String shown) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            new WorkbookCheck(shown).look(zip);
        } catch (java.util.zip.ZipException | java.io.EOFException | IllegalArgumentException broken) {
            throw broken(shown, broken);
        }
    }

    static ProblemException broken(String shown, Exception cause) {
        return Problem.missing("El libro de Excel está dañado o incompleto.")
                .where(shown)
                .whatToDo("Ábralo en su programa, guárdelo otra vez como XLSX y súbalo de nuevo.")
                .stop(cause);
    }

    private void look(ZipFile zip) throws IOException {
        List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
        if (parts.size() > MOST_PARTS) {
            throw refused("Tiene " + parts.size() + " partes; un libro normal tiene unas pocas decenas.");
        }
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry part : parts) {
            checkName(part.getName(), names);
        }
        if (names.contains("mimetype")) {
            throw refused("Es un documento de LibreOffice (ODS): guárdelo como XLSX.");
        }
        if (names.contains("xl/workbook.bin")) {
            throw refused("Es un libro binario (XLSB): guárdelo como XLSX.");
        }
        if (!names.contains("[content_types].xml") || !names.contains("xl/workbook.xml")) {
            throw Problem.missing("El archivo está comprimido y no es un libro de Excel.")
                    .where(shown)
                    .expected("una lista en CSV o XLSX")
                    .whatToDo("Si es una carpeta comprimida, extráigala y suba la lista que tiene dentro.")
                    .stop();
        }
        for (ZipArchiveEntry part : parts) {
            if (!part.isDirectory()) {
                unpack(zip, part);
            }
        }
    }

    private void checkName(String name, Set<String> names) {
        String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        if (!names.add(plain)) {
            throw refused("Dos de sus partes tienen el mismo nombre: " + CleanText.of(name) + ".");
        }
        if (plain.startsWith("/") || plain.contains("../") || plain.indexOf('\0') >= 0) {
            throw refused("Una de sus partes apunta fuera del libro.");
        }
        if (MACROS.matcher(plain).find()) {
            throw refused("Tiene macros: guárdelo como «Libro de Excel (.xlsx)», sin macros.");
        }
        if (plain.contains("externallinks/")) {
            throw refused("Tiene vínculos a otros libros: rómpalos (Datos › Editar vínculos) y guárdelo otra vez.");
        }
        if (plain.contains("/embeddings/") || plain.contains("/activex/")) {
            throw refused("Tiene objetos incrustados: quítelos, o copie la lista a un libro nuevo.");
        }
    }

    private void unpack(ZipFile zip, ZipArchiveEntry part) throws IOException {
        boolean xml = part.getName().matches("(?i).*\\.(xml|rels|vml)");
        long packed = Math.max(1, part.getCompressedSize());
        long unpacked = 0;
        byte[] chunk = new byte[CHUNK + OVERLAP];
        int kept = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int count = in.read(chunk, kept, CHUNK); count >= 0; count = in.read(chunk, kept, CHUNK)) {
                if (xml) {
                    checkXml(new String(chunk, 0, kept + count, StandardCharsets.ISO_8859_1), unpacked == 0);
                    int end = kept + count;
                    kept = Math.min(OVERLAP, end);
                    System.arraycopy(chunk, end - kept, chunk, 0, kept);
                }
                unpacked += count;
                whole += count;
                if (whole > MOST_BYTES) {
                    throw refused("Desempacado pasa de " + (MOST_BYTES >> 20)
                            + " MB. Guarde la lista como CSV, que no tiene ese límite.");
                }
                if (unpacked > RATIO_MATTERS_FROM && unpacked / packed > MOST_RATIO) {
                    throw refused("Una de sus partes está comprimida más de " + MOST_RATIO
                            + " veces, como las que se hacen para tumbar sistemas.");
                }
            }
        }
    }

    private void checkXml(String text, boolean isFirst) {
        if (isFirst) {
            String begin = text.substring(0, Math.min(text.length(), 200));
            Matcher encoding = ENCODING.matcher(begin);
            boolean foreign = begin.indexOf('\0') >= 0
                    || begin.startsWith("\u00FE\u00FF")
                    || begin.startsWith("\u00FF\u00FE")
                    || encoding.find() && !encoding.group(1).matches("(?i)utf-?8|us-ascii");
            if (foreign) {
                throw refused("Una de sus partes no está en UTF-8, como la escribe Excel.");
            }
        }
        if (DEFINES.matcher(text).find()) {
            throw refused("Una de sus partes define entidades (DTD), con las que se leen archivos ajenos.");
        }
        if (FAR_CELL.matcher(text).find()) {
            throw refused("Una celda está en una columna que no existe.");
        }
    }

    private ProblemException refused(String reason) {
        return Problem.missing("No se lee este libro de Excel.")
                .where(shown)
                .found(reason)
                .whatToDo("Copie solo la lista a un libro nuevo y guárdelo como XLSX, o como CSV UTF-8.")
                .stop();
    }
}
