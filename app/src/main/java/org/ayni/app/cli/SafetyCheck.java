package org.ayni.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ayni.app.audit.ChainState;
import org.ayni.app.backup.LastBackups;
import org.ayni.app.database.Home;
import org.ayni.app.database.LogArchive;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether what was done would survive the loss of this machine, and the record of acts a change by hand. */
final class SafetyCheck {

    private static final Duration BACKUP_LIMIT = Duration.ofDays(2);
    private static final Duration DRILL_LIMIT = Duration.ofDays(92);
    private static final Duration ARCHIVE_LIMIT = Duration.ofHours(1);
    private static final Duration SEAL_LIMIT = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Instant now;

    SafetyCheck(JdbcClient jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = now;
    }

    List<Finding> of(Home home, boolean external) {
        List<Finding> findings = new ArrayList<>();
        if (external) {
            findings.add(Finding.ok(
                    "Último respaldo",
                    "lo hace quien administra el servidor de AYNI_DB_URL; guarde además " + home.folder()));
        } else {
            LastBackups last = LastBackups.read(jdbc);
            findings.add(backup(last.backup()));
            findings.add(drill(last));
            findings.add(archive(LogArchive.state(home, jdbc)));
        }
        findings.add(chain(ChainState.read(jdbc)));
        return findings;
    }

    private Finding backup(Optional<Instant> last) {
        String about = "Último respaldo";
        String todo = "Respalde cada noche: ./ayni backup --to CARPETA (de otro disco).";
        return last.map(at -> isOlder(at, BACKUP_LIMIT)
                        ? Finding.warning(about, Moment.of(at), todo)
                        : Finding.ok(about, Moment.of(at)))
                .orElse(Finding.warning(about, "nunca", todo));
    }

    private Finding drill(LastBackups last) {
        String about = "Último simulacro";
        String todo = "Pruebe un respaldo cada trimestre: ./ayni backup drill.";
        if (last.drill().isEmpty()) {
            return Finding.warning(about, "nunca", todo);
        }
        String found = Moment.of(last.drill().get());
        if (!last.drillGood()) {
            return Finding.failure(
                    about, found + ": el respaldo no sirvió", "Haga otro respaldo y pruébelo: ./ayni backup drill.");
        }
        return isOlder(last.drill().get(), DRILL_LIMIT)
                ? Finding.warning(about, found, todo)
                : Finding.ok(about, found + ", sirvió");
    }

    private Finding archive(LogArchive.State state) {
        String about = "Registro archivado";
        Optional<Path> folder = state.folder();
        if (folder.isEmpty()) {
            return Finding.ok(about, "no: se restaura al momento de un respaldo, no a otro posterior");
        }
        if (!state.works()) {
            return Finding.warning(
                    about,
                    "pedido, y el servidor no lo hace",
                    "Detenga el servidor («ayni db stop») y arranque otra vez.");
        }
        if (state.failing().isPresent()) {
            return Finding.failure(
                    about,
                    "no se pudo archivar " + state.failing().get() + " en " + folder.get(),
                    "Revise el espacio y los permisos de esa carpeta; mientras tanto el disco de la base de datos se llena.");
        }
        String found = state.last().map(at -> "hasta " + Moment.of(at)).orElse("todavía nada");
        boolean old = state.last().map(at -> isOlder(at, ARCHIVE_LIMIT)).orElse(false);
        return Finding.ok(about, found + (old ? " (desde entonces no hubo cambios)" : "") + ", en " + folder.get());
    }

    private Finding chain(ChainState chain) {
        String about = "Cadena de actos";
        String found = String.format(
                Locale.ROOT,
                "%,d eslabones, firmada hasta el %,d%s",
                chain.links(),
                chain.lastSigned(),
                chain.signedAt().map(at -> " el " + Moment.of(at)).orElse(""));
        boolean late = chain.waiting() > 0
                && chain.signedAt().map(at -> isOlder(at, SEAL_LIMIT)).orElse(true);
        return late || chain.lastSigned() < chain.links()
                ? Finding.warning(
                        about,
                        found + "; " + chain.waiting() + " actos por sellar",
                        "Se sellan solos al usar el sistema; si no, revise la carpeta audit: ./ayni audit verify.")
                : Finding.ok(about, found);
    }

    private boolean isOlder(Instant at, Duration limit) {
        return at.isBefore(now.minus(limit));
    }
}
