package org.ayni.app.console.cycles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ayni.app.iso20022.BankReply;
import org.ayni.app.iso20022.UnreadableFile;

/**
 * Looks at what a file is, whatever its name says, before anything reads it: a reply of the bank begins as one of its two
 * messages. Everything behind that beginning is checked when it is read.
 */
final class ReplyContent {

    private static final int LOOK = 8;

    private ReplyContent() {}

    /** Why it is no reply of the bank, in Spanish; empty when it begins as one. */
    static Optional<String> refusal(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LOOK);
        }
        if (head.length == 0) {
            return Optional.of("El archivo está vacío.");
        }
        Optional<String> other = other(head);
        if (other.isPresent()) {
            return Optional.of("Es " + other.get()
                    + ", no un XML del banco. Pida al banco el archivo sin comprimir ni convertir.");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            BankReply.kindOf(in, "el archivo");
            return Optional.empty();
        } catch (UnreadableFile unreadable) {
            return Optional.of("Línea " + unreadable.line() + ": " + unreadable.reason()
                    + ". Pida al banco el archivo tal como lo emite.");
        }
    }

    private static Optional<String> other(byte[] head) {
        if (begins(head, 'P', 'K')) {
            return Optional.of("un archivo comprimido (ZIP) o un libro de Excel");
        }
        if (begins(head, 0x1F, 0x8B) || begins(head, 'R', 'a', 'r', '!') || begins(head, '7', 'z', 0xBC, 0xAF)) {
            return Optional.of("un archivo comprimido");
        }
        if (begins(head, '%', 'P', 'D', 'F')) {
            return Optional.of("un PDF");
        }
        if (begins(head, 'M', 'Z') || begins(head, 0x7F, 'E', 'L', 'F')) {
            return Optional.of("un programa ejecutable");
        }
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of("un documento antiguo de Office");
        }
        if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
            return Optional.of("un texto en UTF-16");
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
