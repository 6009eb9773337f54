package org.ayni.app.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.ayni.app.problem.Problem;

/**
 * How the letters of a text file are written. Found by reading the whole file once: a Latin-1 letter in the last row counts as
 * much as one in the first. What could be two encodings at once is refused, because either choice would store wrong letters.
 */
public enum TextEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    UTF_16LE("UTF-16 (LE)", StandardCharsets.UTF_16LE),
    UTF_16BE("UTF-16 (BE)", StandardCharsets.UTF_16BE),
    /** What Excel calls ANSI; Latin-1 is a part of it. */
    WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"));

    private static final int SAMPLE = 1 << 16;

    private final String spanish;
    private final Charset charset;

    TextEncoding(String spanish, Charset charset) {
        this.spanish = spanish;
        this.charset = charset;
    }

    /** As people call it. */
    public String spanish() {
        return spanish;
    }

    Charset charset() {
        return charset;
    }

    /** The encoding that a person names: {@code utf-8}, {@code windows-1252}, {@code latin1}, {@code utf-16le}. */
    public static Optional<TextEncoding> named(String name) {
        String plain = name.strip().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        return switch (plain) {
            case "UTF8" -> Optional.of(UTF_8);
            case "LATIN1", "LATIN_1", "ISO_8859_1", "ANSI", "CP1252" -> Optional.of(WINDOWS_1252);
            case "UTF_16", "UTF16" -> Optional.of(UTF_16LE);
            default ->
                Arrays.stream(values()).filter(one -> one.name().equals(plain)).findFirst();
        };
    }

    /** Bytes at the beginning that only say which encoding follows. */
    int markLength(byte[] head) {
        if (this == UTF_8 && startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        boolean marked =
                this == UTF_16LE && startsWith(head, 0xFF, 0xFE) || this == UTF_16BE && startsWith(head, 0xFE, 0xFF);
        return marked ? 2 : 0;
    }

    /**
     * Finds the encoding of a text file.
     *
     * @param shown name of the file, for the person
     * @throws org.ayni.app.problem.ProblemException when the file mixes encodings, or is no text
     */
    static TextEncoding detect(Path file, String shown) throws IOException {
        byte[] head = head(file);
        if (startsWith(head, 0xFF, 0xFE, 0, 0) || startsWith(head, 0, 0, 0xFE, 0xFF)) {
            throw Problem.missing("El archivo está en UTF-32, que casi nadie usa.")
                    .where(shown)
                    .whatToDo("Guárdelo como CSV UTF-8 y súbalo otra vez.")
                    .stop();
        }
        if (UTF_16LE.markLength(head) > 0 || looksUtf16(head, 1)) {
            return UTF_16LE;
        }
        if (UTF_16BE.markLength(head) > 0 || looksUtf16(head, 0)) {
            return UTF_16BE;
        }
        Scan scan = new Scan();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), SAMPLE)) {
            scan.read(in);
        }
        return scan.verdict(shown, UTF_8.markLength(head) > 0);
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SAMPLE);
        }
    }

    /** Spanish in UTF-16 has an empty byte in nearly every pair, always on the same side. */
    private static boolean looksUtf16(byte[] head, int empty) {
        int here = 0;
        int there = 0;
        for (int at = 0; at < head.length; at++) {
            if (head[at] == 0) {
                if (at % 2 == empty) {
                    here++;
                } else {
                    there++;
                }
            }
        }
        return head.length >= 4 && there == 0 && here * 10 >= head.length / 2 * 7;
    }

    static boolean startsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int at = 0; at < bytes.length; at++) {
            if ((head[at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    /** Walks over the bytes as UTF-8 and remembers where they are not. */
    private static final class Scan {

        private long line = 1;
        private long letters;
        private long firstLetterLine;
        private long foreign;
        private long firstForeignLine;
        private long nulLine;
        private long undefinedLine;

        private int expected;
        private int least = 0x80;
        private int most = 0xBF;

        void read(InputStream in) throws IOException {
            byte[] chunk = new byte[SAMPLE];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                for (int at = 0; at < count; at++) {
                    take(chunk[at] & 0xFF);
                }
            }
            if (expected > 0) {
                foreign();
            }
        }

        private void take(int b) {
            if (expected > 0) {
                if (b >= least && b <= most) {
                    least = 0x80;
                    most = 0xBF;
                    if (--expected == 0) {
                        if (letters++ == 0) {
                            firstLetterLine = line;
                        }
                    }
                    return;
                }
                expected = 0;
                foreign();
            }
            if (b < 0x80) {
                if (b == '\n') {
                    line++;
                } else if (b == 0 && nulLine == 0) {
                    nulLine = line;
                }
                return;
            }
            begin(b);
        }

        private void begin(int b) {
            least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
            most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
            if (b >= 0xC2 && b <= 0xDF) {
                expected = 1;
            } else if (b >= 0xE0 && b <= 0xEF) {
                expected = 2;
            } else if (b >= 0xF0 && b <= 0xF4) {
                expected = 3;
            } else {
                foreign();
                if (undefinedLine == 0 && (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D)) {
                    undefinedLine = line;
                }
            }
        }

        private void foreign() {
            if (foreign++ == 0) {
                firstForeignLine = line;
            }
        }

        TextEncoding verdict(String shown, boolean marked) {
            if (nulLine > 0) {
                throw Problem.missing("El archivo tiene bytes vacíos (NUL): no es un texto, o está dañado.")
                        .where(shown + ", línea " + nulLine)
                        .whatToDo("Vuelva a exportarlo desde el programa del que viene, como CSV UTF-8 o XLSX.")
                        .stop();
            }
            if (foreign == 0) {
                return UTF_8;
            }
            if (letters > 0 || marked) {
                throw Problem.missing("El archivo mezcla dos maneras de escribir las letras; no se adivina cuál vale.")
                        .where(shown)
                        .found(
                                letters > 0
                                        ? "UTF-8 desde la línea " + firstLetterLine
                                                + " y otra codificación en la línea " + firstForeignLine
                                        : "marca de UTF-8 al comienzo y otra codificación en la línea "
                                                + firstForeignLine)
                        .whatToDo("Vuelva a guardarlo entero como CSV UTF-8, o diga usted mismo la codificación:"
                                + " las celdas que queden dañadas se rechazarán.")
                        .stop();
            }
            if (undefinedLine > 0) {
                throw Problem.missing("El archivo tiene letras que no son de ninguna codificación conocida.")
                        .where(shown + ", línea " + undefinedLine)
                        .expected("UTF-8, UTF-16 o Windows-1252 (Latin-1)")
                        .whatToDo("Vuelva a guardarlo como CSV UTF-8.")
                        .stop();
            }
            return WINDOWS_1252;
        }
    }
}
