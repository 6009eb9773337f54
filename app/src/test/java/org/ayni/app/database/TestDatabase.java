package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A real, migrated, empty database for a test, in a few hundredths of a second.
 *
 * <pre>{@code
 * try (Database database = TestDatabase.fresh()) { ... }
 * }</pre>
 *
 * <p>One embedded server serves all tests of a run (kept in {@code target}, so that the next run does not prepare it
 * again). One database is migrated once for each state of the migration files and then cloned; closing drops the clone.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Path HOME = Path.of("target", "test-home").toAbsolutePath();

    private TestDatabase() {}

    /** A database of its own with every migration run and nothing else in it. Dropped when it is closed. */
    public static Database fresh() {
        Server server = Server.INSTANCE;
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        server.admin("CREATE DATABASE " + name + " TEMPLATE " + server.template + " OWNER ayni_owner");
        return Database.openMigrated(
                Access.embedded(server.keys, name), () -> server.admin("DROP DATABASE " + name + " WITH (FORCE)"));
    }

    /** A database of its own without any migration; the caller opens it. Left until the next run. */
    static Access empty() {
        Server server = Server.INSTANCE;
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        server.admin("CREATE DATABASE " + name + " OWNER ayni_owner");
        return Access.embedded(server.keys, name);
    }

    /**
     * An empty home for a test that needs a server of its own. The programs of the server are linked from the home of the
     * test server, where unpacking them is proved.
     */
    public static Home ownHome(String name) throws IOException {
        Home home = new Home(Path.of("target", "test-homes", name));
        new PostgresServer(home).stop(); // of a run that was killed
        PostgresBinaries.deleteTree(home.folder());
        Path programs = PostgresBinaries.unpackedIn(HOME);
        Files.createSymbolicLink(home.create().folder().resolve(programs.getFileName()), programs);
        return home;
    }

    private static final class Server {

        private static final Server INSTANCE = new Server();

        private final ServerKeys keys;
        private final String template;
        private final Connection adminConnection;

        private Server() {
            // Tests prove what the program does, not what the disk does: the crash tests run servers of their own with
            // fsync on.
            var server = new PostgresServer(new Home(HOME), List.of("fsync=off", "max_connections=100"));
            keys = server.ensureRunning(talk -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            adminConnection = connect();
            template = "template_" + Integer.toHexString(Migrations.files().hashCode());
            dropLeftovers();
            migrateTemplate();
        }

        private Connection connect() {
            try {
                return ServerRoles.source(keys, "postgres", ServerRoles.ADMIN, keys.adminPassword())
                        .getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void migrateTemplate() {
            JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(adminConnection, true));
            boolean done = client.sql("SELECT count(*) = 1 FROM pg_database WHERE datname = :name AND datistemplate")
                    .param("name", template)
                    .query(Boolean.class)
                    .single();
            if (!done) {
                admin("DROP DATABASE IF EXISTS " + template);
                admin("CREATE DATABASE " + template + " OWNER ayni_owner");
                Migrations.run(Access.embedded(keys, template).owner(), template);
                // The mark of a template says that the migration came to its end.
                admin("ALTER DATABASE " + template + " IS_TEMPLATE true");
            }
        }

        private void dropLeftovers() {
            List<String> leftovers = JdbcClient.create(new SingleConnectionDataSource(adminConnection, true))
                    .sql("""
                            SELECT datname
                            FROM pg_database
                            WHERE (datname LIKE 'test\\_%' OR datname LIKE 'template\\_%')
                              AND datname <> :template
                            """)
                    .param("template", template)
                    .query(String.class)
                    .list();
            for (String name : leftovers) {
                admin("ALTER DATABASE " + name + " IS_TEMPLATE false");
                admin("DROP DATABASE " + name + " WITH (FORCE)");
            }
        }

        private synchronized void admin(String statement) {
            try (Statement jdbc = adminConnection.createStatement()) {
                jdbc.execute(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(statement, e);
            }
        }
    }
}
