package org.ayni.app.backup;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ayni.app.audit.ChainEnd;
import org.ayni.app.problem.Problem;

/**
 * What a backup says of itself.
 *
 * @param name of its folder, and of its moment in the log
 * @param at its moment, by the clock of the server: from then on it can be recovered to any
 * @param firstSegment first file of the log that recovering it reads
 * @param chain last link of the chain of acts a little before its moment
 * @param withKeys whether the keys of the installation are in it
 * @param rows of every table, counted a little before its moment and a little after; alike where nobody wrote meanwhile
 */
record Manifest(
        String name,
        Instant at,
        String serverVersion,
        String schemaVersion,
        String firstSegment,
        ChainEnd chain,
        boolean withKeys,
        SortedMap<String, Rows> rows) {

    static final String FACTS = "RESPALDO.properties";
    static final String COUNTS = "FILAS.csv";

    private static final String FORMAT = "1";

    /** Of one table. */
    record Rows(long before, long after) {

        boolean fits(long found) {
            return found >= Math.min(before, after) && found <= Math.max(before, after);
        }

        @Override
        public String toString() {
            return before == after ? Long.toString(before) : "de " + before + " a " + after;
        }
    }

    /** Of the tables that were there both times; the others were made or dropped meanwhile. */
    static SortedMap<String, Rows> rows(Map<String, Long> before, Map<String, Long> after) {
        SortedMap<String, Rows> rows = new TreeMap<>();
        before.forEach((table, count) -> {
            Long later = after.get(table);
            if (later != null) {
                rows.put(table, new Rows(count, later));
            }
        });
        return rows;
    }

    void write(Path folder, Sums sums) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("format", FORMAT);
        facts.put("name", name);
        facts.put("at", at.toString());
        facts.put("server_version", serverVersion);
        facts.put("schema_version", schemaVersion);
        facts.put("first_segment", firstSegment);
        facts.put("links", Long.toString(chain.position()));
        facts.put("last_hash", chain.hash());
        facts.put("with_keys", Boolean.toString(withKeys));
        sums.write(
                facts.entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue() + "\n")
                        .collect(Collectors.joining()),
                folder,
                FACTS);
        sums.write(
                rows.entrySet().stream()
                        .map(table -> table.getKey() + "," + table.getValue().before() + ","
                                + table.getValue().after() + "\n")
                        .collect(Collectors.joining("", "tabla,filas_antes,filas_despues\n", "")),
                folder,
                COUNTS);
    }

    static Manifest read(Path folder) throws IOException {
        Properties facts = new Properties();
        facts.load(new StringReader(Files.readString(folder.resolve(FACTS))));
        if (!FORMAT.equals(facts.getProperty("format"))) {
            throw Problem.missing("El respaldo es de otra versión de Ayni, y esta no lo entiende.")
                    .where(folder.resolve(FACTS))
                    .expected("format=" + FORMAT)
                    .found("format=" + facts.getProperty("format"))
                    .whatToDo("Restáurelo con la versión que lo hizo.")
                    .stop();
        }
        SortedMap<String, Rows> rows = new TreeMap<>();
        for (String line :
                Files.readAllLines(folder.resolve(COUNTS)).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            rows.put(cells[0], new Rows(Long.parseLong(cells[1]), Long.parseLong(cells[2])));
        }
        return new Manifest(
                facts.getProperty("name"),
                Instant.parse(facts.getProperty("at")),
                facts.getProperty("server_version"),
                facts.getProperty("schema_version"),
                facts.getProperty("first_segment"),
                new ChainEnd(Long.parseLong(facts.getProperty("links")), facts.getProperty("last_hash")),
                Boolean.parseBoolean(facts.getProperty("with_keys")),
                rows);
    }
}
