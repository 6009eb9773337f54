package org.ayni.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ayni.app.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the database is the one that Ayni needs: durable, up to date, with the right clock, and the daily role kept small. */
final class DatabaseCheck {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private DatabaseCheck() {}

    static List<Finding> of(Database database, Instant now) {
        JdbcClient client = database.app();
        var findings = new ArrayList<Finding>();
        findings.add(Finding.ok("Base de datos", database.place() + ", PostgreSQL " + database.serverVersion()));
        findings.add(Finding.ok("Versión de las tablas", database.schemaVersion()));
        findings.add(durability(client));
        findings.add(setting(client, "data_checksums", "Sumas de control", "detectan páginas dañadas"));
        findings.add(clock(client, now));
        findings.add(role(client));
        return findings;
    }

    private static Finding durability(JdbcClient client) {
        Map<String, String> unsafe = Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off");
        List<String> found = unsafe.entrySet().stream()
                .filter(entry -> current(client, entry.getKey()).equals(entry.getValue()))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList();
        return found.isEmpty()
                ? Finding.ok("Durabilidad", "fsync on: lo confirmado sobrevive a un corte de luz")
                : Finding.failure(
                        "Durabilidad",
                        String.join(", ", found),
                        "Lo confirmado puede perderse: active esos parámetros en el servidor.");
    }

    private static Finding setting(JdbcClient client, String name, String about, String meaning) {
        return current(client, name).equals("on")
                ? Finding.ok(about, name + " on: " + meaning)
                : Finding.warning(about, name + " off", "Active " + name + " en el servidor: " + meaning + ".");
    }

    private static Finding clock(JdbcClient client, Instant now) {
        Instant theirs = client.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Duration apart = Duration.between(now, theirs).abs();
        return apart.compareTo(CLOCK_TOLERANCE) <= 0
                ? Finding.ok("Reloj", "el de la base de datos y el de esta máquina coinciden")
                : Finding.warning(
                        "Reloj",
                        "la base de datos y esta máquina difieren en " + apart.toSeconds() + " segundos",
                        "Sincronice los relojes (NTP).");
    }

    private static Finding role(JdbcClient client) {
        Set<String> rights = Set.copyOf(client.sql("""
                        SELECT privilege
                        FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
                        WHERE has_table_privilege('audit.act', privilege)
                        """).query(String.class).list());
        return rights.isEmpty()
                ? Finding.ok("Permisos", "el rol de trabajo no puede cambiar el registro de actos")
                : Finding.failure(
                        "Permisos",
                        "el rol de trabajo puede " + String.join(", ", rights) + " en el registro de actos",
                        "Quite esos permisos: REVOKE ALL ON audit.act FROM ayni_app, y vuelva a dar SELECT e INSERT.");
    }

    private static String current(JdbcClient client, String name) {
        return client.sql("SELECT current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
