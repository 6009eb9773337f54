package org.ayni.app.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A durable server (fsync on) in a home of its own, for tests that kill programs: it has nothing to do with any other test. */
public final class ServerOfItsOwn implements AutoCloseable {

    private final Home home;
    private final PostgresServer server;

    public ServerOfItsOwn(String name) throws IOException {
        this.home = TestDatabase.ownHome(name);
        this.server = new PostgresServer(home);
    }

    public Home home() {
        return home;
    }

    /** The installation's database, started and migrated if need be. */
    public Database open() {
        return Database.open(home, Map.of(), text -> {});
    }

    /** Keeps the installation's database as it is now; nobody may be connected to it. */
    public void keepAs(String name) {
        copy(ServerRoles.DATABASE, name);
    }

    /** Puts back the installation's database as it was kept. */
    public void backTo(String name) {
        admin("DROP DATABASE IF EXISTS " + ServerRoles.DATABASE + " WITH (FORCE)");
        copy(name, ServerRoles.DATABASE);
        admin("GRANT CONNECT, TEMPORARY ON DATABASE " + ServerRoles.DATABASE + " TO " + ServerRoles.APP);
    }

    /** Kills the server as a power cut would. */
    public void kill() {
        long pid = server.running().orElseThrow().pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    @Override
    public void close() {
        server.stop();
    }

    /**
     * By copying files. The default way writes every page to the log, and then a sequence that was copied takes the log for
     * its own: it does not log its next 32 numbers, and after a kill of the server it gives them out again.
     */
    private void copy(String from, String to) {
        admin("CREATE DATABASE " + to + " TEMPLATE " + from + " STRATEGY FILE_COPY OWNER " + ServerRoles.OWNER);
    }

    private void admin(String statement) {
        ServerKeys keys = server.ensureRunning(text -> {});
        try (Connection connection = ServerRoles.source(keys, "postgres", ServerRoles.ADMIN, keys.adminPassword())
                        .getConnection();
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }
}
