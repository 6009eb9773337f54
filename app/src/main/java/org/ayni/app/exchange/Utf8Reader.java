package org.ayni.app.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.IntConsumer;

/**
 * Decodes a file as UTF-8 and refuses anything else, saying where. The JDK's own readers put U+FFFD in the place of what
 * they cannot read, which would turn a Latin-1 "Ñ" silently into another id. A byte order mark at the start is dropped.
 */
final class Utf8Reader extends Reader {

    /** Stands for a CR without an LF after it; half a surrogate pair, which UTF-8 does not encode. */
    static final char LONE_CR = '\uDC0D';

    private static final int CHUNK_BYTES = 1 << 16;

    private final Path path;
    private final InputStream input;
    private final IntConsumer bytesRead;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES);
    private long bufferStart;
    private boolean atEnd;
    private boolean heldBackCr;

    /** @param path where the bytes come from, for messages */
    Utf8Reader(Path path, InputStream input, IntConsumer bytesRead) throws IOException {
        this.path = path;
        this.bytesRead = bytesRead;
        this.input = input;
        bytes.limit(0);
        try {
            dropByteOrderMark();
        } catch (IOException e) {
            input.close();
            throw e;
        }
    }

    /** Whether the end of the file was reached. */
    boolean isExhausted() {
        return atEnd && !bytes.hasRemaining();
    }

    private void dropByteOrderMark() throws IOException {
        while (!atEnd && bytes.remaining() < 3) {
            fill();
        }
        boolean marked = bytes.remaining() >= 3
                && bytes.get(0) == (byte) 0xEF
                && bytes.get(1) == (byte) 0xBB
                && bytes.get(2) == (byte) 0xBF;
        if (marked) {
            bytes.position(3);
        }
    }

    private void fill() throws IOException {
        bufferStart += bytes.position();
        bytes.compact();
        int count = input.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            atEnd = true;
        } else {
            bytes.position(bytes.position() + count);
            bytesRead.accept(count);
        }
        bytes.flip();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        if (heldBackCr) {
            out.put('\r');
            heldBackCr = false;
        }
        while (true) {
            CoderResult result = decoder.decode(bytes, out, atEnd);
            if (result.isError()) {
                throw notUtf8();
            }
            int end = out.position();
            boolean openCr = end > offset && target[end - 1] == '\r' && !isExhausted();
            if (end - offset > (openCr ? 1 : 0)) {
                heldBackCr = openCr;
                return markLoneCrs(target, offset, openCr ? end - 1 : end);
            }
            if (isExhausted()) {
                return -1;
            }
            fill();
        }
    }

    /** @return how many characters there are */
    private static int markLoneCrs(char[] target, int offset, int end) {
        for (int at = offset; at < end; at++) {
            if (target[at] == '\r' && (at + 1 == end || target[at + 1] != '\n')) {
                target[at] = LONE_CR;
            }
        }
        return end - offset;
    }

    private UnreadableFile notUtf8() throws IOException {
        long offset = bufferStart + bytes.position();
        String found = HexFormat.of().withUpperCase().toHexDigits(bytes.get(bytes.position()));
        return new UnreadableFile(
                path,
                ("El archivo %s no está escrito en UTF-8: el byte %d (línea %d) es 0x%s y ahí no puede estar. "
                                + "Vuelva a exportarlo con la codificación UTF-8; no se hizo nada.")
                        .formatted(path.getFileName(), offset + 1, lineOf(offset), found));
    }

    /** Reads the file a second time: only when it is refused, and so that the normal way need not count. */
    private long lineOf(long offset) throws IOException {
        long line = 1;
        try (InputStream again = Files.newInputStream(path)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            long left = offset;
            while (left > 0) {
                int count = again.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (count < 0) {
                    break;
                }
                for (int at = 0; at < count; at++) {
                    if (chunk[at] == '\n') {
                        line++;
                    }
                }
                left -= count;
            }
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
