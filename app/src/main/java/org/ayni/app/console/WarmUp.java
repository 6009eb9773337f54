package org.ayni.app.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.ayni.app.console.signin.OpenAddresses;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/** Asks for the first pages before the console says that it is ready, so that the first person does not wait. */
@Component
class WarmUp implements ApplicationRunner {

    private static final int ROUNDS = 3;

    private final WebServerApplicationContext context;

    WarmUp(WebServerApplicationContext context) {
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments none) throws InterruptedException {
        var server = context.getWebServer();
        if (server == null) {
            return;
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                ask(client, server.getPort(), OpenAddresses.SIGN_IN);
                ask(client, server.getPort(), "/assets/console.css");
            }
        } catch (IOException cold) {
            LoggerFactory.getLogger(WarmUp.class).info("not warmed up: {}", cold.toString());
        }
    }

    private static void ask(HttpClient client, int port, String path) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }
}
