package org.ayni.app.audit;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ayni.app.audit.ChainVerdict.Broken;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The whole chain as a file, to be kept and checked elsewhere, without the database: a CSV with one row for each link. What an
 * act says stands there exactly as it was hashed, each field with its length before it, so no text begins as a formula does.
 */
public final class ChainFile {

    private static final String[] COLUMNS = {"posicion", "escrito", "hash", "firmado_micros", "clave", "firma"};

    private ChainFile() {}

    /**
     * Writes the chain of a database; the act of writing it is recorded, after the last link of the file.
     *
     * @param file must not exist
     * @return how many links
     */
    public static long write(Database database, Actor by, Path file) {
        Long links = database.transaction().execute(status -> {
            long written = 0;
            try (CsvWriter csv = CsvWriter.builder().build(file);
                    Stream<Link> chain = VerifyAudit.links(database)) {
                csv.writeRecord(COLUMNS);
                for (Iterator<Link> each = chain.iterator(); each.hasNext(); written++) {
                    csv.writeRecord(cells(each.next()));
                }
            } catch (IOException failed) {
                throw Problem.missing("No se pudo escribir el archivo: " + failed)
                        .where(file)
                        .whatToDo("Revise la carpeta, los permisos y el espacio en disco.")
                        .stop(failed);
            }
            Audit.record(database.app(), by, "export-audit", "audit", Map.of("links", Long.toString(written)));
            return written;
        });
        return links == null ? 0 : links;
    }

    private static String[] cells(Link link) {
        Base64.Encoder base64 = Base64.getEncoder();
        Optional<Link.Checkpoint> signed = link.checkpoint();
        return new String[] {
            Long.toString(link.position()),
            link.written().orElse(""),
            link.hash(),
            signed.map(checkpoint -> Long.toString(checkpoint.atMicros())).orElse(""),
            signed.map(checkpoint -> base64.encodeToString(checkpoint.publicKey()))
                    .orElse(""),
            signed.map(checkpoint -> base64.encodeToString(checkpoint.signature()))
                    .orElse("")
        };
    }

    /**
     * Checks a file that {@link #write} wrote.
     *
     * @param publicKey file with the public key that the auditor keeps; null when any signature counts
     */
    public static ChainVerdict verify(Path file, @Nullable Path publicKey) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Problem.missing("No hay tal archivo.")
                    .where(file)
                    .whatToDo("Indique un archivo escrito por «ayni audit export».")
                    .stop();
        }
        Optional<byte[]> trusted = publicKey == null ? Optional.empty() : Optional.of(SigningKey.readPublic(publicKey));
        ChainCheck check = new ChainCheck(trusted, SignedPositions.NONE);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                Optional<Broken> broken = check.accept(link(row));
                if (broken.isPresent()) {
                    return broken.get();
                }
            }
        } catch (IllegalArgumentException | java.util.NoSuchElementException unreadable) {
            throw Problem.missing("El archivo no es una cadena de actos, o está dañado.")
                    .where(file)
                    .found(String.valueOf(unreadable.getMessage()))
                    .whatToDo("Pida otra vez el archivo de «ayni audit export».")
                    .stop(unreadable);
        }
        return check.end();
    }

    private static Link link(NamedCsvRecord row) {
        Base64.Decoder base64 = Base64.getDecoder();
        String written = row.getField("escrito");
        String signature = row.getField("firma");
        return new Link(
                Long.parseLong(row.getField("posicion")),
                written.isEmpty() ? Optional.empty() : Optional.of(written),
                row.getField("hash"),
                signature.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Link.Checkpoint(
                                Long.parseLong(row.getField("firmado_micros")),
                                base64.decode(row.getField("clave")),
                                base64.decode(signature))));
    }
}
