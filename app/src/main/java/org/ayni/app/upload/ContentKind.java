package org.ayni.app.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;

/** What a file is, by its first bytes; its name may say anything. What is neither text nor a workbook is refused by its name. */
enum ContentKind {
    TEXT,
    WORKBOOK;

    private static final int LOOK = 1024;

    /** @param shown name of the file, for the person */
    static ContentKind of(Path file, String shown) throws IOException {
        byte[] head = TextEncoding.head(file);
        if (head.length == 0) {
            throw refused(shown, "El archivo está vacío.", "nada");
        }
        if (TextEncoding.startsWith(head, 'P', 'K', 3, 4)) {
            return WORKBOOK;
        }
        if (TextEncoding.startsWith(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            throw oldOrEncrypted(file, shown);
        }
        String binary = binary(head);
        if (!binary.isEmpty()) {
            throw refused(shown, "El archivo no es una lista.", binary);
        }
        String text = new String(head, 0, Math.min(head.length, LOOK), StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<")) {
            boolean html = text.startsWith("<!doctype html") || text.contains("<html") || text.contains("<table");
            throw refused(
                    shown,
                    "El archivo no es una lista, aunque su nombre lo diga.",
                    html ? "una página web (HTML)" : "un documento XML");
        }
        if (text.startsWith("{\\rtf")) {
            throw refused(shown, "El archivo no es una lista.", "un documento de texto (RTF)");
        }
        return TEXT;
    }

    private static String binary(byte[] head) {
        if (TextEncoding.startsWith(head, 'M', 'Z') || TextEncoding.startsWith(head, 0x7F, 'E', 'L', 'F')) {
            return "un programa ejecutable";
        }
        if (TextEncoding.startsWith(head, '%', 'P', 'D', 'F')) {
            return "un PDF";
        }
        if (TextEncoding.startsWith(head, 0x89, 'P', 'N', 'G')
                || TextEncoding.startsWith(head, 0xFF, 0xD8, 0xFF)
                || TextEncoding.startsWith(head, 'G', 'I', 'F', '8')) {
            return "una imagen";
        }
        if (TextEncoding.startsWith(head, 0x1F, 0x8B)
                || TextEncoding.startsWith(head, 'R', 'a', 'r', '!')
                || TextEncoding.startsWith(head, '7', 'z', 0xBC, 0xAF)
                || TextEncoding.startsWith(head, 'P', 'K')) {
            return "un archivo comprimido";
        }
        return "";
    }

    /** Both old workbooks and encrypted new ones come in the same wrapping. */
    private static ProblemException oldOrEncrypted(Path file, String shown) throws IOException {
        byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        boolean encrypted;
        try (var in = Files.newInputStream(file)) {
            encrypted = contains(in.readNBytes(1 << 20), mark);
        }
        return encrypted
                ? Problem.missing("El libro de Excel está protegido con contraseña y no se puede leer.")
                        .where(shown)
                        .whatToDo("Guárdelo sin contraseña (Archivo › Información › Proteger libro) y súbalo otra vez.")
                        .stop()
                : Problem.missing("El archivo es un libro de Excel antiguo (.xls).")
                        .where(shown)
                        .expected("XLSX o CSV")
                        .whatToDo("Ábralo y guárdelo como «Libro de Excel (.xlsx)».")
                        .stop();
    }

    static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            int same = 0;
            while (same < part.length && bytes[at + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }

    private static ProblemException refused(String shown, String what, String found) {
        return Problem.missing(what)
                .where(shown)
                .expected("una lista en CSV o XLSX")
                .found(found)
                .whatToDo("Suba la lista que exportó su programa, o la plantilla llenada.")
                .stop();
    }
}
