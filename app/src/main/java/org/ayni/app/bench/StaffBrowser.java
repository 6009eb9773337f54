package org.ayni.app.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.problem.Problem;

/** As much of a browser as a bench needs: one person signed in, pages asked for as they travel, compressed, and timed. */
final class StaffBrowser {

    private static final Pattern MARK = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** @param address of the console, without a slash at its end */
    StaffBrowser(String address, OpenAccount.Opened person) {
        this.address = address;
        Matcher mark = MARK.matcher(get("/entrar").text());
        String form = "usuario=" + encoded(person.userName()) + "&clave=" + encoded(person.password())
                + (mark.find() ? "&_csrf=" + encoded(mark.group(1)) : "");
        Answer entered = send(request("/entrar")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (entered.status() != 302 || get("/").status() != 200) {
            throw Problem.missing("La consola no dejó entrar a la persona sintética de la medición.")
                    .where(address)
                    .found(entered.status())
                    .whatToDo("Repita la orden.")
                    .stop();
        }
    }

    /**
     * What came.
     *
     * @param body as it travelled
     * @param nanos from the question to the last byte
     */
    record Answer(int status, byte[] body, boolean compressed, long nanos) {

        String text() {
            if (!compressed) {
                return new String(body, StandardCharsets.UTF_8);
            }
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** A part of a page, as the script of the page asks for it. */
    Answer part(String path) {
        return send(request(path).header("HX-Request", "true").GET());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "text/html")
                .header("Accept-Encoding", "gzip");
        if (!cookies.isEmpty()) {
            var header = new StringJoiner("; ");
            cookies.forEach((name, value) -> header.add(name + "=" + value));
            request.header("Cookie", header.toString());
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpRequest asked = request.build();
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(asked, HttpResponse.BodyHandlers.ofByteArray());
            long nanos = System.nanoTime() - start;
            for (String set : answer.headers().allValues("Set-Cookie")) {
                String pair = set.split(";", 2)[0];
                int equals = pair.indexOf('=');
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            boolean compressed = answer.headers()
                    .firstValue("Content-Encoding")
                    .map("gzip"::equals)
                    .orElse(false);
            return new Answer(answer.statusCode(), answer.body(), compressed, nanos);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
