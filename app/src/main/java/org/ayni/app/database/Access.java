package org.ayni.app.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.ayni.app.problem.Problem;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The two ways into one database: as its owner, to migrate it, and as the role of daily work.
 *
 * @param owner connections of the role that owns the tables
 * @param app connections for everything else
 * @param setRole true when {@code app} connects as the owner too and must step down with {@code SET ROLE ayni_app}
 * @param place what to show a person; holds no password
 */
record Access(DataSource owner, DataSource app, boolean setRole, String place) {

    private static final String EXPECTED = "postgresql://usuario@servidor:5432/base (la clave, en PGPASSWORD)";

    /** The embedded server of these keys. */
    static Access embedded(ServerKeys keys, String database) {
        return new Access(
                ServerRoles.source(keys, database, ServerRoles.OWNER, keys.ownerPassword()),
                ServerRoles.source(keys, database, ServerRoles.APP, keys.appPassword()),
                false,
                "127.0.0.1:" + keys.port() + "/" + database);
    }

    /**
     * A server that somebody else runs.
     *
     * @param environment {@code AYNI_DB_URL}, and if the daily work has a login of its own {@code AYNI_DB_APP_URL};
     *     passwords in the URL or in {@code PGPASSWORD}
     */
    static Access external(Map<String, String> environment) {
        String ownerUrl = environment.getOrDefault("AYNI_DB_URL", "");
        String appUrl = environment.getOrDefault("AYNI_DB_APP_URL", "");
        String password = environment.getOrDefault("PGPASSWORD", "");
        PGSimpleDataSource owner = source("AYNI_DB_URL", ownerUrl, password);
        boolean ownLogin = !appUrl.isBlank();
        PGSimpleDataSource app = ownLogin ? source("AYNI_DB_APP_URL", appUrl, password) : owner;
        String[] servers = owner.getServerNames();
        int[] ports = owner.getPortNumbers();
        return new Access(owner, app, !ownLogin, servers[0] + ":" + ports[0] + "/" + owner.getDatabaseName());
    }

    private static PGSimpleDataSource source(String variable, String url, String password) {
        Properties parsed = Driver.parseURL(jdbc(variable, url), new Properties());
        if (parsed == null) {
            throw unreadable(variable).stop();
        }
        var source = new PGSimpleDataSource();
        for (String name : parsed.stringPropertyNames()) {
            PGProperty property = PGProperty.forName(name);
            if (property != null) {
                source.setProperty(property, parsed.getProperty(name));
            }
        }
        if (source.getPassword() == null && !password.isEmpty()) {
            source.setPassword(password);
        }
        source.setApplicationName("ayni");
        source.setLogServerErrorDetail(false);
        return source;
    }

    /** The URL as the driver wants it, also when written as psql wants it. The URL itself is never shown: it may hold a password. */
    private static String jdbc(String variable, String url) {
        if (url.startsWith("jdbc:postgresql://")) {
            return url;
        }
        if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
            throw unreadable(variable).stop();
        }
        try {
            URI uri = new URI(url);
            var jdbc = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
            if (uri.getPort() > 0) {
                jdbc.append(':').append(uri.getPort());
            }
            jdbc.append(uri.getRawPath() == null ? "/" : uri.getRawPath());
            char join = '?';
            if (uri.getRawQuery() != null) {
                jdbc.append(join).append(uri.getRawQuery());
                join = '&';
            }
            if (uri.getRawUserInfo() != null) {
                String[] user = uri.getRawUserInfo().split(":", 2);
                jdbc.append(join).append("user=").append(user[0]);
                if (user.length == 2) {
                    jdbc.append("&password=").append(user[1]);
                }
            }
            return jdbc.toString();
        } catch (URISyntaxException e) {
            throw unreadable(variable).stop();
        }
    }

    private static Problem unreadable(String variable) {
        return Problem.usage("La variable " + variable + " no es una dirección de PostgreSQL.")
                .expected(EXPECTED)
                .whatToDo("Corrija la variable, o quítela para usar el servidor incluido.");
    }
}
