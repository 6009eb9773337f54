package org.ayni.app.upload;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text file, in memory that does not grow with the file: a cell, a row and the number of columns have a most,
 * and whoever passes it is told where.
 */
final class CsvRows implements RowSource {

    /** The parser must be able to hold one cell that is just too long, to say so. */
    private static final int BUFFER = 1 << 17;

    private static final int MOST_ROW_LETTERS = 1 << 20;
    private static final int HEADER_SAMPLE = 1 << 16;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final String shown;
    private final TextEncoding encoding;
    private final char separator;
    private final Cells cells = new Cells();
    private final CsvReader<RawRow> csv;
    private final Iterator<RawRow> records;

    private CsvRows(String shown, TextEncoding encoding, char separator, Reader text) {
        this.shown = shown;
        this.encoding = encoding;
        this.separator = separator;
        this.csv = reader(text, separator, cells);
        this.records = csv.iterator();
    }

    // As in the exchange format: blanks after a closing quote are no mistake worth losing a row for.
    @SuppressWarnings("removal")
    private static CsvReader<RawRow> reader(Reader text, char separator, Cells cells) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(cells, text);
    }

    static CsvRows open(Path file, String shown, TextEncoding encoding, LongConsumer bytesRead) throws IOException {
        InputStream in = new CountedBytes(Files.newInputStream(file), bytesRead);
        try {
            in.readNBytes(encoding.markLength(TextEncoding.head(file)));
            var decoder = encoding.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            BufferedReader text = new BufferedReader(new InputStreamReader(in, decoder), HEADER_SAMPLE);
            return new CsvRows(shown, encoding, separator(text), text);
        } catch (CharacterCodingException wrong) {
            in.close();
            throw badLetters(shown, encoding, 1);
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /** The separator that gives the first line most columns; a line {@code sep=;} before it says it outright. */
    private static char separator(BufferedReader text) throws IOException {
        char[] sample = new char[HEADER_SAMPLE];
        text.mark(HEADER_SAMPLE + 1);
        int length = 0;
        int count = text.read(sample, 0, HEADER_SAMPLE);
        while (count > 0) {
            length += count;
            count = hasWholeLine(sample, length) ? 0 : text.read(sample, length, HEADER_SAMPLE - length);
        }
        text.reset();
        if (length >= 5 && new String(sample, 0, 4).equalsIgnoreCase("sep=")) {
            text.readLine();
            return sample[4];
        }
        char best = SEPARATORS[0];
        int most = 0;
        for (char candidate : SEPARATORS) {
            int found = count(sample, length, candidate);
            if (found > most) {
                most = found;
                best = candidate;
            }
        }
        return best;
    }

    private static boolean hasWholeLine(char[] sample, int length) {
        for (int at = 1; at < length; at++) {
            if (sample[at] == '\n' || sample[at] == '\r') {
                return true;
            }
        }
        return false;
    }

    /** How often a letter stands in the first line that is not empty, outside quotes. */
    private static int count(char[] sample, int length, char wanted) {
        int found = 0;
        boolean quoted = false;
        boolean begun = false;
        for (int at = 0; at < length; at++) {
            char c = sample[at];
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (begun) {
                    break;
                }
                continue;
            } else if (!quoted && c == wanted) {
                found++;
            }
            begun = true;
        }
        return found;
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException wrapped) {
            throw of(Objects.requireNonNull(wrapped.getCause()));
        } catch (CsvParseException wrong) {
            throw ofParser(wrong);
        }
    }

    private IOException of(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            throw badLetters(shown, encoding, cells.line());
        }
        return cause;
    }

    private ProblemException ofParser(CsvParseException wrong) throws IOException {
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException ours) {
                return ours;
            }
            if (cause instanceof IOException io) {
                throw of(io);
            }
        }
        // Of what is left the parser refuses two things: a quote still open at the end, and a cell beyond its buffer,
        // which
        // is nearly always such a quote too.
        return Problem.missing("Una celda no termina: suele ser una comilla que se abre y no se cierra.")
                .where(shown + ", fila de la línea " + cells.line() + ", columna " + (cells.column() + 1))
                .found("más de " + MOST_LETTERS + " letras, o el final del archivo sin la comilla que cierra")
                .whatToDo("Cierre o quite la comilla de esa celda; no se hizo nada.")
                .stop();
    }

    private static ProblemException badLetters(String shown, TextEncoding encoding, long line) {
        return Problem.missing("El archivo no está escrito en " + encoding.spanish() + ".")
                .where(shown + ", cerca de la línea " + line)
                .whatToDo("Elija otra codificación, o vuelva a guardarlo como CSV UTF-8.")
                .stop();
    }

    @Override
    public String form() {
        String name = switch (separator) {
            case ',' -> "coma";
            case ';' -> "punto y coma";
            case '\t' -> "tabulador";
            case '|' -> "barra";
            default -> "«" + separator + "»";
        };
        return "CSV separado por " + name + ", " + encoding.spanish();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    /** Takes the cells of a row from the parser. */
    private final class Cells extends AbstractBaseCsvCallbackHandler<RawRow> {

        private List<String> texts = new ArrayList<>();
        private long line = 1;
        private int letters;

        long line() {
            return line;
        }

        int column() {
            return texts.size();
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            texts = new ArrayList<>(Math.max(4, texts.size()));
            letters = 0;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            letters += length;
            if (index >= MOST_COLUMNS || letters > MOST_ROW_LETTERS) {
                throw Problem.missing("Una fila tiene demasiadas columnas: el separador no es el que parece.")
                        .where(shown + ", línea " + line)
                        .expected("hasta " + MOST_COLUMNS + " columnas")
                        .whatToDo("Guarde la lista otra vez como CSV separado por comas o punto y coma.")
                        .stop();
            }
            if (length > MOST_LETTERS) {
                throw Problem.missing("Una celda es demasiado larga: suele ser una comilla que no se cierra.")
                        .where(shown + ", fila de la línea " + line + ", columna " + (index + 1))
                        .expected("hasta " + MOST_LETTERS + " letras")
                        .whatToDo("Corrija esa celda; no se hizo nada.")
                        .stop();
            }
            texts.add(FormulaSafe.unmarked(new String(buffer, offset, length).strip()));
        }

        @Override
        protected RawRow buildRecord() {
            return new RawRow(line, texts, List.of());
        }
    }
}
