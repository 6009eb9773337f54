package org.ayni.app.upload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.database.Database.LockKind;
import org.ayni.app.upload.BroughtList.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The brought files and what was done with each. */
public final class Uploads {

    private static final int MOST_SHOWN = 50;

    private static final String EVENTS = """
            SELECT u.upload, u.kind, u.file_name, u.bytes, u.sha256, u.by_person AS brought_by, u.received_at,
                   e.step, e.by_person, e.at,
                   array(SELECT key FROM jsonb_each_text(e.detail) ORDER BY key) AS names,
                   array(SELECT value FROM jsonb_each_text(e.detail) ORDER BY key) AS parts
            FROM upload.upload AS u
            LEFT JOIN upload.event AS e USING (upload)
            """;

    private final Database database;

    public Uploads(Database database) {
        this.database = database;
    }

    public Optional<Upload> find(String id) {
        return read(database.app()
                        .sql(EVENTS + "WHERE u.upload = :id ORDER BY e.number")
                        .param("id", id))
                .stream()
                .findFirst();
    }

    /** The last of a kind, the newest first. */
    public List<Upload> ofKind(String kind) {
        return read(database.app().sql(EVENTS + """
                        WHERE u.upload IN (
                          SELECT upload FROM upload.upload WHERE kind = :kind ORDER BY received_at DESC LIMIT :most)
                        ORDER BY u.received_at DESC, u.upload, e.number
                        """).param("kind", kind).param("most", MOST_SHOWN));
    }

    private record Line(Upload upload, Optional<Upload.Event> event) {}

    private static List<Upload> read(JdbcClient.StatementSpec query) {
        Map<String, List<Line>> byId = new LinkedHashMap<>();
        for (Line line : query.query(Uploads::line).list()) {
            byId.computeIfAbsent(line.upload().id(), none -> new ArrayList<>()).add(line);
        }
        return byId.values().stream()
                .map(lines -> {
                    Upload first = lines.getFirst().upload();
                    return new Upload(
                            first.id(),
                            first.kind(),
                            first.fileName(),
                            first.bytes(),
                            first.sha256(),
                            first.by(),
                            first.receivedAt(),
                            lines.stream()
                                    .flatMap(line -> line.event().stream())
                                    .toList());
                })
                .toList();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        Upload upload = new Upload(
                row.getString("upload"),
                row.getString("kind"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("brought_by"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                List.of());
        if (row.getString("step") == null) {
            return new Line(upload, Optional.empty());
        }
        String[] names = (String[]) row.getArray("names").getArray();
        String[] parts = (String[]) row.getArray("parts").getArray();
        Map<String, String> detail = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            detail.put(names[i], parts[i]);
        }
        return new Line(
                upload,
                Optional.of(new Upload.Event(
                        UploadStep.valueOf(row.getString("step")),
                        detail,
                        row.getString("by_person"),
                        row.getObject("at", OffsetDateTime.class).toInstant())));
    }

    /** The file as it stands, held until the transaction ends, so that nobody else does anything with it meanwhile. */
    Upload hold(String id) {
        database.lockUntilCommit("upload " + id, LockKind.ALONE);
        return find(id).orElseThrow(() -> new IllegalArgumentException("no upload " + id));
    }

    /**
     * Adds what was done, with its row in the record of acts, in the transaction that is open.
     *
     * @throws IllegalStateException when it cannot follow where the file stands
     */
    void add(Upload upload, UploadStep step, Map<String, String> detail, Actor by) {
        if (!upload.step().next().contains(step)) {
            throw new IllegalStateException(upload.id() + " is " + upload.step() + " and cannot be " + step);
        }
        var sorted = new TreeMap<>(detail);
        database.app()
                .sql("""
                        INSERT INTO upload.event (upload, number, step, detail, by_person)
                        SELECT :upload, coalesce(max(number), 0) + 1, :step,
                               jsonb_object(:names::text[], :values::text[]), :by
                        FROM upload.event
                        WHERE upload = :upload
                        """)
                .param("upload", upload.id())
                .param("step", step.name())
                .param("names", sorted.keySet().toArray(String[]::new))
                .param("values", sorted.values().toArray(String[]::new))
                .param("by", by.name())
                .update();
        Audit.record(database.app(), by, act(step), "upload/" + upload.id(), sorted);
    }

    private static String act(UploadStep step) {
        return switch (step) {
            case RECEIVED -> "keep-upload";
            case MAPPED -> "name-columns";
            case CHECKED -> "check-upload";
            case FAILED -> "fail-upload";
            case ALLOWED -> "allow-upload";
            case APPLIED -> "apply-upload";
            case UNDONE -> "undo-upload";
        };
    }

    static String text(List<Tally> tallies) {
        return tallies.stream()
                .map(one -> one.name() + "|" + one.spanish() + "|" + one.count())
                .collect(Collectors.joining("\n"));
    }
}
