package org.ayni.app.console.cycles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ayni.app.console.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files that people brought as replies of the bank, and what came of each. */
final class BroughtReplies {

    private static final int LATEST = 200;

    private static final String SELECT = """
            SELECT brought.brought, brought.name, brought.folder, brought.bytes, brought.sha256, brought.brought_at,
                   brought.by_person, ended.outcome, ended.lines, ended.fresh, ended.credited, ended.rejected, ended.parked,
                   ended.reason
            FROM console.brought_reply AS brought
            LEFT JOIN console.brought_reply_end AS ended USING (brought)
            """;

    private BroughtReplies() {}

    /** What came of a file. */
    enum Outcome {
        READ("Leído", "good"),
        KNOWN("Ya se había leído", "note"),
        REFUSED("Rechazado", "bad");

        private final String spanish;
        private final String tone;

        Outcome(String spanish, String tone) {
            this.spanish = spanish;
            this.tone = tone;
        }
    }

    /**
     * A file.
     *
     * @param folder in which it waits
     * @param outcome empty while it waits
     * @param said what came of it, in a sentence
     */
    record Brought(
            long id,
            String name,
            String folder,
            long bytes,
            String sha256,
            String by,
            Instant at,
            Optional<Outcome> outcome,
            String said) {

        public String state() {
            return outcome.map(known -> known.spanish).orElse("Espera ser leído");
        }

        public String tone() {
            return outcome.map(known -> known.tone).orElse("plain");
        }

        public String when() {
            return Moments.second(at);
        }

        public String size() {
            return FilesPage.size(bytes);
        }

        public String shortHash() {
            return sha256.substring(0, 12);
        }
    }

    /** Those brought on the page of a bimestre, the latest first. */
    static List<Brought> of(JdbcClient jdbc, String period) {
        return jdbc.sql(SELECT + "WHERE brought.period = :period ORDER BY brought.brought DESC LIMIT :most")
                .param("period", period)
                .param("most", LATEST)
                .query((row, number) -> brought(row))
                .list();
    }

    /** Those that wait, in the order in which they came. */
    static List<Brought> waiting(JdbcClient jdbc, String period) {
        return jdbc.sql(SELECT + """
                        WHERE brought.period = :period
                          AND ended.brought IS NULL
                        ORDER BY brought.brought
                        """)
                .param("period", period)
                .query((row, number) -> brought(row))
                .list();
    }

    private static Brought brought(ResultSet row) throws SQLException {
        Optional<Outcome> outcome =
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf);
        return new Brought(
                row.getLong("brought"),
                row.getString("name"),
                row.getString("folder"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("by_person"),
                row.getTimestamp("brought_at").toInstant(),
                outcome,
                outcome.isPresent() ? said(outcome.get(), row) : "");
    }

    private static String said(Outcome outcome, ResultSet row) throws SQLException {
        return switch (outcome) {
            case READ ->
                String.format(
                        Locale.ROOT,
                        "%,d respuestas, %,d nuevas: %,d abonos confirmados, %,d rechazados, %,d discrepancias.",
                        row.getLong("lines"),
                        row.getLong("fresh"),
                        row.getLong("credited"),
                        row.getLong("rejected"),
                        row.getLong("parked"));
            case KNOWN -> "Los mismos bytes ya se habían leído: no cambió nada.";
            case REFUSED -> row.getString("reason") + " No se aplicó nada de él.";
        };
    }
}
