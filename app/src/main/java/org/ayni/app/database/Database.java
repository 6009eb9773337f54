package org.ayni.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.ayni.app.problem.Problem;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An open, migrated database. Everything but migrations goes through the role {@code ayni_app}, which may add rows
 * everywhere and change or delete only where a migration says so.
 *
 * <pre>{@code
 * try (Database database = Database.open(home, System.getenv(), talk)) {
 *     database.transaction().executeWithoutResult(status -> {
 *         database.app().sql("INSERT ...").param("x", 1).update();
 *         Audit.record(database.app(), actor, "...", "...", Map.of());
 *     });
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. A transaction belongs to the thread that opened it.
 */
public final class Database implements AutoCloseable {

    /** Enough for a few parallel workers; a server of our size gains nothing from more. */
    private static final int POOL_SIZE = 8;

    private static final int OLDEST_SERVER = 18_00_00;

    private final Access access;
    private final HikariDataSource pool;
    private final JdbcClient app;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Runnable afterClose;
    private final List<Runnable> lastWork = new CopyOnWriteArrayList<>();

    private Database(Access access, Runnable afterClose) {
        this.access = access;
        this.afterClose = afterClose;
        this.pool = pool(access);
        this.template = new JdbcTemplate(pool);
        this.app = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /**
     * Opens the database that the environment names in {@code AYNI_DB_URL}, else the embedded one of this home, which is
     * adopted or started. Its tables are brought up to date.
     *
     * @param talk told, in Spanish, before something that takes a while
     * @throws org.ayni.app.problem.ProblemException when it cannot be reached, started or migrated
     */
    public static Database open(Home home, Map<String, String> environment, Consumer<String> talk) {
        if (isExternal(environment)) {
            return open(Access.external(environment), () -> {});
        }
        return open(Access.embedded(new PostgresServer(home).ensureAnswering(talk), ServerRoles.DATABASE), () -> {});
    }

    /** True when the environment names a server that somebody else runs. */
    public static boolean isExternal(Map<String, String> environment) {
        return !environment.getOrDefault("AYNI_DB_URL", "").isBlank();
    }

    static Database open(Access access, Runnable afterClose) {
        requireNewEnough(access);
        Migrations.run(access.owner(), access.place());
        return new Database(access, afterClose);
    }

    /** For a database that is known to be up to date: a clone of one that was just migrated. */
    static Database openMigrated(Access access, Runnable afterClose) {
        return new Database(access, afterClose);
    }

    /** Queries and changes as {@code ayni_app}; inside {@link #transaction()} they are part of it. */
    public JdbcClient app() {
        return app;
    }

    /** Runs work in one transaction of this thread: all of it is kept, or nothing. */
    public TransactionTemplate transaction() {
        return transaction;
    }

    /** The pool of connections as {@code ayni_app}. */
    public DataSource appDataSource() {
        return pool;
    }

    /** Connections as the owner of the tables, without a pool: for migrations and maintenance only. */
    public DataSource ownerDataSource() {
        return access.owner();
    }

    /** Server and database, for a person; holds no password. */
    public String place() {
        return access.place();
    }

    /** The version of the last migration that was run. */
    public String schemaVersion() {
        try {
            return Migrations.version(access.owner());
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** The version of the server, for a person. */
    public String serverVersion() {
        return app.sql("SELECT current_setting('server_version')")
                .query(String.class)
                .single();
    }

    /** Room that the database takes on the disk of the server. */
    public long sizeInMegabytes() {
        return app.sql("SELECT pg_database_size(current_database()) / 1048576")
                .query(Long.class)
                .single();
    }

    /** Work on the driver's own connection: {@code connection.getCopyAPI()} for bulk loads and unloads. */
    @FunctionalInterface
    public interface DriverWork<T> {
        T on(PGConnection connection) throws SQLException;
    }

    /** Runs work on the driver's connection; inside {@link #transaction()} it is the connection of the transaction. */
    public <T> T onDriver(DriverWork<T> work) {
        T result = template.execute((Connection connection) -> work.on(connection.unwrap(PGConnection.class)));
        if (result == null) {
            throw new IllegalStateException("driver work must return a value");
        }
        return result;
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface ConnectionWork<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs work over a connection and in a transaction of its own, kept as soon as it ends and whatever becomes of a
     * transaction of this thread: for bulk that nobody sees until it is published. Any thread may.
     *
     * @throws SQLException after all of it was taken back
     */
    public <T> T inOwnTransaction(ConnectionWork<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            // What is not committed is taken back when the connection returns to the pool.
            T result = work.on(connection);
            connection.commit();
            return result;
        }
    }

    /**
     * Takes a lock that one operator at a time can hold, for as long as a step lasts (over many transactions). It goes
     * with the process: a process that dies leaves nothing locked.
     *
     * @param name of what is locked, for example {@code "cycle 2026-4"}
     * @return empty when somebody else holds it
     */
    public Optional<OperatorLock> tryOperatorLock(String name) {
        return OperatorLock.tryTake(access.app(), name);
    }

    /** As {@link #tryOperatorLock}, but waits for whoever holds it: for what is short and must not be refused. */
    public OperatorLock operatorLock(String name) {
        return OperatorLock.take(access.app(), name);
    }

    /**
     * Takes a lock until the end of the current transaction, waiting for it: many may share it, or one has it alone.
     * Writers of the roll share the lock that closing the roll takes alone.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void lockUntilCommit(String name, LockKind kind) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the lock would be gone at once: no transaction");
        }
        String sql = switch (kind) {
            case SHARED -> "SELECT pg_advisory_xact_lock_shared(hashtextextended(:name, 0))";
            case ALONE -> "SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))";
        };
        app.sql(sql).param("name", name).query().listOfRows();
    }

    /** How a lock is held. */
    public enum LockKind {
        SHARED,
        ALONE
    }

    /** Work that is done when the database is closed, while it still answers. */
    public void beforeClosing(Runnable work) {
        lastWork.add(work);
    }

    /** Does the {@link #beforeClosing last work} and closes the connections; the server goes on. May be repeated. */
    @Override
    public void close() {
        if (!pool.isClosed()) {
            try {
                lastWork.forEach(Runnable::run);
            } finally {
                pool.close();
                afterClose.run();
            }
        }
    }

    static RuntimeException unreachable(SQLException e) {
        return Problem.missing("No se puede usar la base de datos.")
                .found(String.valueOf(e.getMessage()))
                .whatToDo(
                        "Revise AYNI_DB_URL si usa un servidor propio; si no, ejecute «ayni db status» y «ayni doctor».")
                .stop(e);
    }

    private static void requireNewEnough(Access access) {
        try (Connection connection = access.owner().getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version * 10_000 < OLDEST_SERVER) {
                throw Problem.missing("El servidor PostgreSQL es demasiado antiguo.")
                        .where(access.place())
                        .expected("PostgreSQL 18 o más nuevo")
                        .found("PostgreSQL " + version)
                        .whatToDo("Use un servidor más nuevo, o quite AYNI_DB_URL para usar el incluido.")
                        .stop();
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static HikariDataSource pool(Access access) {
        var config = new HikariConfig();
        config.setDataSource(access.app());
        config.setPoolName("ayni");
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        // The server's dates must not follow the time zone of the machine that asks.
        String lima = "SET TIME ZONE 'America/Lima'";
        config.setConnectionInitSql(access.setRole() ? lima + "; SET ROLE ayni_app" : lima);
        return new HikariDataSource(config);
    }
}
