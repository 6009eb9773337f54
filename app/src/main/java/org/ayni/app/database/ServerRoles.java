package org.ayni.app.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ayni.app.problem.Problem;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The three roles of an embedded server and the database itself. The passwords travel as SCRAM verifiers, so that no log
 * of the server ever holds one.
 */
final class ServerRoles {

    /** Superuser; used here and to clone databases in tests. */
    static final String ADMIN = "postgres";

    /** Owns the tables; migrations run as this role. */
    static final String OWNER = "ayni_owner";

    /** Does the daily work; may not change or delete what must stay. */
    static final String APP = "ayni_app";

    static final String DATABASE = "ayni";

    private ServerRoles() {}

    /** Creates what is missing; may be repeated. */
    static void create(ServerKeys keys) {
        try (Connection admin =
                        source(keys, "postgres", ADMIN, keys.adminPassword()).getConnection();
                Statement statement = admin.createStatement()) {
            if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = 'ayni_owner'")) {
                // Creating roles is needed by the migrations, which also run on servers that we did not start.
                statement.execute("CREATE ROLE ayni_owner LOGIN CREATEROLE");
            }
            if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = 'ayni_app'")) {
                statement.execute("CREATE ROLE ayni_app LOGIN");
            }
            // It works on all rows; without this, row-level security would hide the statistics from its plans.
            statement.execute("ALTER ROLE ayni_app BYPASSRLS");
            PGConnection passwords = admin.unwrap(PGConnection.class);
            passwords.alterUserPassword(OWNER, keys.ownerPassword().toCharArray(), "scram-sha-256");
            passwords.alterUserPassword(APP, keys.appPassword().toCharArray(), "scram-sha-256");
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = 'ayni'")) {
                statement.execute("CREATE DATABASE ayni OWNER ayni_owner");
            }
            statement.execute("REVOKE CONNECT, TEMPORARY ON DATABASE ayni FROM PUBLIC");
            statement.execute("GRANT CONNECT, TEMPORARY ON DATABASE ayni TO ayni_app");
        } catch (SQLException e) {
            throw Problem.missing("No se pudo preparar la base de datos.")
                    .where("127.0.0.1:" + keys.port())
                    .found(e.getMessage())
                    .whatToDo("Ejecute «ayni doctor»; si el servidor no responde, «ayni db stop» y repita la orden.")
                    .stop(e);
        }
    }

    /** A source of connections to one database of the server of these keys, without a pool. */
    static PGSimpleDataSource source(ServerKeys keys, String database, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {keys.port()});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("ayni");
        source.setConnectTimeout(10);
        // The detail of an error quotes the row.
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
