package org.ayni.app.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ayni.app.audit.ChainVerdict.Broken;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;
import org.jspecify.annotations.Nullable;

/** Checks the whole chain of acts of an installation: hashes, signatures, and that no act stands outside it. */
public final class VerifyAudit {

    private static final int FETCH = 5_000;

    private final Database database;
    private final Home home;

    public VerifyAudit(Database database, Home home) {
        this.database = database;
        this.home = home;
    }

    /**
     * Reads every act once, in the order of the chain.
     *
     * @param publicKey file with the public key that the auditor keeps; null for the one of this installation
     */
    public ChainVerdict verify(@Nullable Path publicKey) throws IOException {
        Path folder = SealAudit.folderOf(home);
        Path file = publicKey == null ? SigningKey.publicFile(folder) : publicKey;
        Optional<byte[]> trusted =
                publicKey == null && !Files.exists(file) ? Optional.empty() : Optional.of(SigningKey.readPublic(file));
        ChainCheck check = new ChainCheck(trusted, SignedPositions.read(SealAudit.signedFile(folder)));
        return inOneView(() -> {
            Optional<Broken> broken = firstBroken(check);
            if (broken.isPresent()) {
                return broken.get();
            }
            ChainVerdict end = check.end();
            return end instanceof Broken
                    ? end
                    : outsideTheChain()
                            .or(this::aboutChanged)
                            .map(ChainVerdict.class::cast)
                            .orElse(end);
        });
    }

    private ChainVerdict inOneView(Supplier<ChainVerdict> work) {
        ChainVerdict verdict = database.transaction().execute(status -> {
            database.app()
                    .sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                    .update();
            return work.get();
        });
        if (verdict == null) {
            throw new IllegalStateException("a check has a verdict");
        }
        return verdict;
    }

    private Optional<Broken> firstBroken(ChainCheck check) {
        try (Stream<Link> links = links(database)) {
            for (Iterator<Link> each = links.iterator(); each.hasNext(); ) {
                Optional<Broken> broken = check.accept(each.next());
                if (broken.isPresent()) {
                    return broken;
                }
            }
        }
        return Optional.empty();
    }

    /** The chain, from its first link; needs the open transaction of the caller, or it would be read whole. */
    static Stream<Link> links(Database database) {
        return database.app().sql("""
                        SELECT link.position, link.hash,
                               act.id, (extract(epoch FROM act.at) * 1000000)::bigint AS act_micros,
                               act.by_person, act.act, act.subject, act.detail::text AS detail,
                               checkpoint.at_micros, checkpoint.public_key, checkpoint.signature
                        FROM audit.link
                        LEFT JOIN audit.act ON act.id = link.act
                        LEFT JOIN audit.checkpoint USING (position)
                        ORDER BY link.position
                        """).withFetchSize(FETCH).query((row, number) -> link(row)).stream();
    }

    private static Link link(ResultSet row) throws SQLException {
        Optional<String> written = row.getString("act") == null
                ? Optional.empty()
                : Optional.of(new Entry(
                                row.getLong("id"),
                                row.getLong("act_micros"),
                                row.getString("by_person"),
                                row.getString("act"),
                                row.getString("subject"),
                                row.getString("detail"))
                        .written());
        byte[] signature = row.getBytes("signature");
        Optional<Link.Checkpoint> checkpoint = signature == null
                ? Optional.empty()
                : Optional.of(new Link.Checkpoint(row.getLong("at_micros"), row.getBytes("public_key"), signature));
        return new Link(row.getLong("position"), written, HexFormat.of().formatHex(row.getBytes("hash")), checkpoint);
    }

    private Optional<Broken> outsideTheChain() {
        return database.app().sql("""
                        SELECT min(act.id)
                        FROM audit.act
                        WHERE NOT EXISTS (SELECT FROM audit.link WHERE link.act = act.id)
                          AND NOT EXISTS (SELECT FROM audit.unsealed WHERE unsealed.act = act.id)
                        """).query((row, number) -> row.getLong(1)).stream()
                .filter(id -> id > 0)
                .findFirst()
                .map(id -> new Broken(0, "el acto " + id + " está fuera de la cadena"));
    }

    private Optional<Broken> aboutChanged() {
        return database.app().sql("""
                        SELECT link.position
                        FROM audit.act
                        JOIN audit.link ON link.act = act.id
                        LEFT JOIN (
                            SELECT about.act, %s AS digest
                            FROM audit.about
                            GROUP BY about.act
                        ) listed ON listed.act = act.id
                        WHERE act.detail ->> 'about_sha256' IS NOT NULL
                          AND act.detail ->> 'about_sha256' IS DISTINCT FROM listed.digest
                        ORDER BY link.position
                        LIMIT 1
                        """.formatted(Audit.DIGEST_OF_SUBJECTS)).query(Long.class).stream()
                .findFirst()
                .map(position -> new Broken(position, "cambió la lista de hogares de este acto"));
    }
}
