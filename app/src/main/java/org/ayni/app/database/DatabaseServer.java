package org.ayni.app.database;

import java.util.Optional;
import java.util.function.Consumer;

/** The embedded server of a home, for a person who starts it, stops it or asks how it is. */
public final class DatabaseServer {

    private final PostgresServer server;

    public DatabaseServer(Home home) {
        this.server = new PostgresServer(home);
    }

    /**
     * A server that takes connections.
     *
     * @param pid process of the server
     * @param port on 127.0.0.1
     */
    public record Running(long pid, int port) {}

    /** The server, if it runs. */
    public Optional<Running> running() {
        return server.running().map(file -> new Running(file.pid(), file.port()));
    }

    /** Starts it, or finds it already running. */
    public Running start(Consumer<String> talk) {
        server.ensureRunning(talk);
        return running().orElseThrow(() -> new IllegalStateException("the server stopped right after it started"));
    }

    /** Stops it; false if it did not run. */
    public boolean stop() {
        return server.stop();
    }
}
