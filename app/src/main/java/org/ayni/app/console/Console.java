package org.ayni.app.console;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The running console. It stops on SIGTERM, after the requests that are being answered. */
public final class Console implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final CountDownLatch stopped;

    private Console(ServletWebServerApplicationContext context, CountDownLatch stopped) {
        this.context = context;
        this.stopped = stopped;
    }

    /**
     * Where the console listens.
     *
     * @param port 0 for a free one
     * @param bind address of this machine; 127.0.0.1 unless a proxy with TLS stands before it
     * @param synthetic true when nobody in the database exists, which every page then says
     * @param home of the installation, where the key that signs the record of acts stands
     * @param metricsPort of 127.0.0.1, where a program collects the numbers of the console; 0 for a free one, -1 for none
     */
    public record Settings(int port, String bind, boolean synthetic, Home home, int metricsPort) {}

    /**
     * Starts it; returns once it is warm and answers.
     *
     * @param afterwards run when it has stopped, also on SIGTERM: closes the database
     */
    public static Console start(Database database, Settings settings, Clock clock, Runnable afterwards) {
        var stopped = new CountDownLatch(1);
        SpringApplication.getShutdownHandlers().add(afterwards);
        var context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(ConsoleApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(Map.of("server.port", settings.port(), "server.address", settings.bind()))
                .initializers(starting -> {
                    var beans = starting.getBeanFactory();
                    beans.registerSingleton("database", database);
                    beans.registerSingleton("consoleSettings", settings);
                    beans.registerSingleton("clock", clock);
                })
                .listeners((ApplicationListener<ContextClosedEvent>) closed -> stopped.countDown())
                .run();
        return new Console(context, stopped);
    }

    public int port() {
        var server = context.getWebServer();
        return server == null ? 0 : server.getPort();
    }

    /** A part of it, for tests that compare it with the table of rights. */
    <T> T part(String name, Class<T> kind) {
        return context.getBean(name, kind);
    }

    /** Waits until it is stopped from outside. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
