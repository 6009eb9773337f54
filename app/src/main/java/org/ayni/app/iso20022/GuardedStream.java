package org.ayni.app.iso20022;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stands between a file and the XML parser and refuses what could exhaust the memory before the parser holds it.
 *
 * <p>A streaming parser still keeps one attribute, one comment or one text whole. So this stream bounds the number of
 * bytes between two markup signs, refuses DTD and CDATA at their first bytes (an ISO 20022 message has neither), bounds
 * comments and processing instructions, and bounds the file. It works on bytes, which is right for UTF-8 only: any other encoding is refused at the
 * start of the file.
 */
final class GuardedStream extends FilterInputStream {

    /** The longest text of our messages is 2 048 characters; a tag with its attributes is shorter. */
    static final int LONGEST_PIECE = 64 * 1024;

    private enum Inside {
        TEXT,
        MARKUP,
        DECLARATION,
        INSTRUCTION,
        COMMENT
    }

    private final long largestFile;
    private final StrictUtf8 utf8 = new StrictUtf8();
    private long position;
    private int line = 1;
    private Inside inside = Inside.TEXT;
    private int piece;
    private int previous;
    private int beforePrevious;

    GuardedStream(InputStream in, long largestFile) {
        super(in);
        this.largestFile = largestFile;
    }

    /** What the parser is not allowed to see; the message is for people. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        final int line;

        Refused(int line, String reason) {
            super(reason);
            this.line = line;
        }
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next < 0) {
            checkEnd();
        } else {
            check(next);
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0) {
            checkEnd();
        }
        for (int i = 0; i < count; i++) {
            check(target[offset + i] & 0xff);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void checkEnd() throws Refused {
        if (position == 0) {
            throw new Refused(line, "el archivo está vacío");
        }
        if (!utf8.isBetweenCharacters()) {
            throw new Refused(line, "el archivo está cortado en medio de un carácter");
        }
    }

    private void check(int next) throws Refused {
        if (++position > largestFile) {
            throw new Refused(line, "el archivo es demasiado grande: pasa de " + largestFile + " bytes");
        }
        if (next == '\n') {
            line++;
        }
        if (next == 0 || !utf8.accepts(next)) {
            throw new Refused(line, "el archivo no está en UTF-8 (byte " + position + ")");
        }
        if (++piece > LONGEST_PIECE) {
            throw new Refused(line, "hay un texto de más de " + LONGEST_PIECE + " bytes, que ningún mensaje admite");
        }
        switch (inside) {
            case TEXT -> {
                if (next == '<') {
                    begin(Inside.MARKUP);
                }
            }
            case MARKUP -> {
                if (previous == '<' && next == '!') {
                    inside = Inside.DECLARATION;
                } else if (previous == '<' && next == '?') {
                    inside = Inside.INSTRUCTION;
                } else if (next == '>') {
                    begin(Inside.TEXT);
                }
            }
            case DECLARATION -> {
                // Only <!-- may follow: <!DOCTYPE, <![CDATA[ and <!ENTITY are all refused here.
                if (next != '-') {
                    throw new Refused(
                            line, "el archivo tiene una declaración DTD o un bloque CDATA, que no se admiten");
                }
                if (previous == '-') {
                    begin(Inside.COMMENT);
                    next = 0;
                }
            }
            case INSTRUCTION -> {
                if (next == '>' && previous == '?') {
                    begin(Inside.TEXT);
                }
            }
            case COMMENT -> {
                if (next == '>' && previous == '-' && beforePrevious == '-') {
                    begin(Inside.TEXT);
                }
            }
        }
        beforePrevious = previous;
        previous = next;
    }

    private void begin(Inside what) {
        inside = what;
        piece = 0;
    }
}
