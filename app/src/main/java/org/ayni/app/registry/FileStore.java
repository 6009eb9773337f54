package org.ayni.app.registry;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes one file of the exchange format into the database: its rows go into a temporary table first, by COPY, and then in
 * whole sets to where they belong.
 *
 * <p>The temporary table ends with the transaction. A store may read the temporary tables of the files before its own.
 */
public interface FileStore {

    /** The file whose rows it takes. */
    ExchangeFile file();

    /** {@code CREATE TEMPORARY TABLE ... ON COMMIT DROP}. */
    String stagingTable();

    /** {@code COPY ... FROM STDIN (FORMAT binary)} into it. */
    String copy();

    /** Writes one accepted row to the temporary table. */
    void stage(BinaryCopy rows, Row row, RollKeys keys) throws SQLException;

    /** Gathers fresh statistics of the temporary table; without them the server plans for an empty one. */
    String analyze();

    /**
     * Prepares the tables for what was staged, on a connection of its own: what it does stays, whatever becomes of the load.
     */
    default void prepare(DataSource source) throws SQLException {}

    /** Moves what is new from the temporary table to where it belongs. */
    FileChanges store(JdbcClient app, Load load);
}
