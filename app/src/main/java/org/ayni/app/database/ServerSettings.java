package org.ayni.app.database;

import java.util.List;
import java.util.stream.Stream;

/** How the embedded server is configured. Given on its command line, so that the data folder holds nothing to edit. */
final class ServerSettings {

    private static final List<String> SETTINGS = List.of(
            // Durable: what was acknowledged survives a power cut.
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            // Reachable from this machine only, with a password; no socket file in a shared folder.
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "max_connections=60",
            // One caseload at a time on a small machine: large sequential loads and reports.
            "shared_buffers=256MB",
            "work_mem=64MB",
            "maintenance_work_mem=256MB",
            "max_wal_size=2GB",
            "checkpoint_timeout=15min",
            "wal_compression=off",
            "random_page_cost=1.1",
            "jit=off",
            "timezone=America/Lima",
            "log_timezone=America/Lima",
            // A week of logs, without statements and without the values of rows: they hold personal data.
            "logging_collector=on",
            "log_directory=../log",
            "log_filename=postgresql-%a.log",
            "log_truncate_on_rotation=on",
            "log_rotation_age=1d",
            "log_rotation_size=0",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse");

    private ServerSettings() {}

    /** The settings, then those of the log's archive, then the extra ones: of several of one name the last wins. */
    static List<String> all(List<String> archive, List<String> extra) {
        return Stream.of(SETTINGS, archive, extra).flatMap(List::stream).toList();
    }
}
