package org.ayni.app.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;

/**
 * Makes the acts that were committed links of the chain, and signs its end. An act waits for its link outside its own
 * transaction, so that a long step does not hold up everybody's acts; the chain's order is that of sealing.
 *
 * <p>What was signed is also written to a file of the installation: whoever cuts the end off the chain in the database is
 * found out by it.
 */
public final class SealAudit {

    private static final int AT_ONCE = 5_000;

    private final Database database;
    private final Path folder;

    public SealAudit(Database database, Home home) {
        this.database = database;
        this.folder = folderOf(home);
    }

    /** Where the key and the list of what was signed stand. */
    static Path folderOf(Home home) {
        return home.folder().resolve("audit");
    }

    /** The list of what was signed, one line each: position, hash, moment. */
    static Path signedFile(Path folder) {
        return folder.resolve("signed.txt");
    }

    /**
     * Seals what waits, if anything does.
     *
     * @return how many acts became links
     */
    public long seal() {
        long sealed = 0;
        for (int some = sealSome(); some > 0; some = sealSome()) {
            sealed += some;
        }
        if (sealed > 0) {
            sign();
        }
        return sealed;
    }

    /** The last link, and the moment of the database's clock. */
    private record End(long position, String hash, long atMicros) {}

    private int sealSome() {
        boolean waiting = database.app()
                .sql("SELECT EXISTS (SELECT FROM audit.unsealed)")
                .query(Boolean.class)
                .single();
        return waiting
                ? database.app()
                        .sql("SELECT audit.seal(:most)")
                        .param("most", AT_ONCE)
                        .query(Integer.class)
                        .single()
                : 0;
    }

    private void sign() {
        SigningKey key = SigningKey.readOrCreate(folder);
        End end = database.app()
                .sql("""
                        SELECT position, hash, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS at_micros
                        FROM audit.link
                        ORDER BY position DESC
                        LIMIT 1
                        """)
                .query((row, number) -> new End(
                        row.getLong("position"),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        row.getLong("at_micros")))
                .single();
        int added = database.app()
                .sql("""
                        INSERT INTO audit.checkpoint (position, at_micros, public_key, signature)
                        VALUES (:position, :atMicros, :publicKey, :signature)
                        ON CONFLICT DO NOTHING
                        """)
                .param("position", end.position())
                .param("atMicros", end.atMicros())
                .param("publicKey", key.publicKey())
                .param("signature", key.sign(Link.Checkpoint.signed(end.position(), end.hash(), end.atMicros())))
                .update();
        if (added == 1) {
            remember(end.position() + " " + end.hash() + " " + end.atMicros() + "\n");
        }
    }

    private void remember(String line) {
        try {
            Files.writeString(signedFile(folder), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
