package org.ayni.app.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.OpenAccount;

/** As little of a browser as a test needs: cookies, forms with their mark against forgery, no redirects of its own. */
public final class Browser {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern MARK = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(String address) {
        this.address = address;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    /** What is downloaded from a path. */
    public HttpResponse<byte[]> download(String path) {
        return send(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends a form as the page at a path would: with its mark. */
    public HttpResponse<String> post(String formPage, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Matcher mark = MARK.matcher(get(formPage).body());
        if (mark.find()) {
            all.put("_csrf", mark.group(1));
        }
        return postBare(path, all);
    }

    /** Sends a form as it is. */
    public HttpResponse<String> postBare(String path, Map<String, String> fields) {
        var body = new StringJoiner("&");
        fields.forEach((name, value) -> body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Sends files as the form at a path would: with its mark. */
    public HttpResponse<String> upload(String formPage, String path, String field, Map<String, byte[]> files) {
        String border = "----ayni-border-7d1f";
        var body = new ByteArrayOutputStream();
        Matcher mark = MARK.matcher(get(formPage).body());
        if (mark.find()) {
            body.writeBytes(("--" + border + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                            + mark.group(1) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        files.forEach((name, bytes) -> {
            body.writeBytes(("--" + border + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                            + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + border + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public HttpResponse<String> trySignIn(String userName, String password) {
        return post("/entrar", "/entrar", Map.of("usuario", userName, "clave", password));
    }

    public Browser signIn(OpenAccount.Opened person) {
        HttpResponse<String> answer = trySignIn(person.userName(), person.password());
        String next = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || next.contains("/entrar")) {
            throw new IllegalStateException(person.userName() + " was not let in: " + answer.statusCode() + " " + next);
        }
        return this;
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (!cookies.isEmpty()) {
            var header = new StringJoiner("; ");
            cookies.forEach((name, value) -> header.add(name + "=" + value));
            request.header("Cookie", header.toString());
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            HttpResponse<T> answer = CLIENT.send(request.build(), body);
            for (String set : answer.headers().allValues("Set-Cookie")) {
                String pair = set.split(";", 2)[0];
                int equals = pair.indexOf('=');
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
