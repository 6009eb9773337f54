package org.ayni.app.territory;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.ayni.kernel.id.Ubigeo;
import org.ayni.kernel.law.Confidence;

/** Reads {@code law/territory/*.csv}. A fault in them is ours: it throws. */
final class BuiltInTerritory {

    private static final List<String> FILES = List.of(
            "departments",
            "provinces",
            "capital_districts",
            "territorial_units",
            "unit_assignments",
            "obsolete_districts");

    private BuiltInTerritory() {}

    static Territory read() {
        return new Territory(
                rows("departments", row -> new Department(row.getField("code"), row.getField("name"))),
                rows(
                        "provinces",
                        row -> new Province(
                                row.getField("code"),
                                row.getField("name"),
                                Integer.parseInt(row.getField("districts")),
                                Integer.parseInt(row.getField("population")))),
                rows(
                        "capital_districts",
                        row -> new District(
                                new Ubigeo(row.getField("ubigeo")),
                                row.getField("name"),
                                row.getField("capital"),
                                OptionalInt.of(Integer.parseInt(row.getField("altitude_m"))),
                                OptionalInt.of(Integer.parseInt(row.getField("population"))),
                                Optional.empty())),
                rows(
                        "territorial_units",
                        row -> new TerritorialUnit(
                                row.getField("code"),
                                row.getField("name"),
                                LocalDate.parse(row.getField("valid_from")),
                                row.getField("source"),
                                confidence(row))),
                rows(
                        "unit_assignments",
                        row -> new UnitAssignment(
                                row.getField("prefix"),
                                row.getField("unit"),
                                LocalDate.parse(row.getField("valid_from")),
                                row.getField("source"),
                                confidence(row))),
                rows(
                        "obsolete_districts",
                        row -> new ObsoleteDistrict(
                                new Ubigeo(row.getField("ubigeo")),
                                row.getField("name"),
                                Optional.of(row.getField("successor"))
                                        .filter(code -> !code.isEmpty())
                                        .map(Ubigeo::new),
                                row.getField("note"))));
    }

    /** SHA-256 over the files in the order of {@link #read}: changes when any of them does. */
    static String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : FILES) {
                try (InputStream bytes = open(name)) {
                    digest.update(bytes.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException failure) {
            throw new IllegalStateException("law/territory cannot be read", failure);
        }
    }

    private static Confidence confidence(NamedCsvRecord row) {
        return Confidence.valueOf(row.getField("confidence").toUpperCase(Locale.ROOT));
    }

    private static <T> List<T> rows(String name, Function<NamedCsvRecord, T> toFact) {
        try (InputStream bytes = open(name);
                CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return csv.stream().map(toFact).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        }
    }

    private static InputStream open(String name) {
        String resource = "/law/territory/" + name + ".csv";
        InputStream bytes = BuiltInTerritory.class.getResourceAsStream(resource);
        if (bytes == null) {
            throw new IllegalStateException("not on the class path: " + resource);
        }
        return bytes;
    }
}
