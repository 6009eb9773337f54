package org.ayni.app.console;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.ayni.app.audit.ChainState;
import org.ayni.app.backup.LastBackups;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * How the console is, in numbers: to the administrator who is signed in, and on a port of this machine alone to the program that
 * collects them. Counts, times and patterns of addresses; nothing of a person.
 */
@Controller
class Metrics {

    static final String ADDRESS = "/actuator/prometheus";

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final Database database;
    private final Console.Settings settings;
    private final Clock clock;
    private final @Nullable HttpServer door;

    Metrics(PrometheusMeterRegistry registry, Database database, Console.Settings settings, Clock clock)
            throws IOException {
        this.registry = registry;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        work();
        safety();
        this.door = settings.metricsPort() < 0 ? null : open(settings.metricsPort());
    }

    @GetMapping(ADDRESS)
    ResponseEntity<String> show() {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(TEXT)).body(registry.scrape());
    }

    /** Where the collecting program asks; empty when nobody may. */
    Optional<Integer> port() {
        return Optional.ofNullable(door).map(open -> open.getAddress().getPort());
    }

    private HttpServer open(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(ADDRESS, exchange -> {
            try (exchange) {
                byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", TEXT);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private void work() {
        for (String state : new String[] {"QUEUED", "RUNNING", "FAILED"}) {
            Gauge.builder("ayni.jobs", () -> jobs(state))
                    .description("Work in the background by its state")
                    .tag("state", state)
                    .register(registry);
        }
        if (database.appDataSource() instanceof HikariDataSource pool) {
            gauge(
                    "ayni.db.connections.active",
                    "Connections at work",
                    () -> pool.getHikariPoolMXBean().getActiveConnections());
            gauge(
                    "ayni.db.connections.waiting",
                    "Requests that wait for a connection",
                    () -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection());
        }
        gauge("ayni.db.bytes", "Size of the database", () -> database.sizeInMegabytes() << 20);
    }

    private void safety() {
        gauge(
                "ayni.audit.waiting",
                "Acts that are not in the signed chain yet",
                () -> ChainState.read(database.app()).waiting());
        gauge(
                "ayni.backup.age.seconds",
                "Since the last backup; -1 when there was none",
                () -> LastBackups.read(database.app())
                        .backup()
                        .map(at -> Duration.between(at, clock.instant()).toSeconds())
                        .orElse(-1L));
        gauge(
                "ayni.home.free.bytes",
                "Room on the disk of the home",
                () -> settings.home().folder().toFile().getUsableSpace());
    }

    private void gauge(String name, String about, Supplier<Number> value) {
        Gauge.builder(name, value).description(about).register(registry);
    }

    private long jobs(String state) {
        return database.app()
                .sql("SELECT count(*) FROM console.job WHERE state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    @PreDestroy
    void close() {
        HttpServer open = door;
        if (open != null) {
            open.stop(0);
        }
    }
}
