package org.ayni.app.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.ExchangeFile;

/** A folder of facts that a test writes, loads and reads back as short sentences. */
final class FactsFolder {

    static final Actor ANA = new Actor("ana.quispe");

    private final Path path;

    FactsFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    FactsFolder with(ExchangeFile file, String... lines) {
        try {
            Files.createDirectories(path);
            Files.writeString(path.resolve(file.fileName()), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    FactsFolder without(ExchangeFile file) throws IOException {
        Files.deleteIfExists(path.resolve(file.fileName()));
        return this;
    }

    LoadFacts.Result load(Database database) throws IOException {
        return load(database, Optional.empty());
    }

    LoadFacts.Result load(Database database, LocalDate effective) throws IOException {
        return load(database, Optional.of(effective));
    }

    /** {@code file:line column CODE} of each rejected row. */
    List<String> rejections(Database database) throws IOException {
        List<String> found = new ArrayList<>();
        new LoadFacts(database, bytes -> {}, file -> {})
                .run(
                        path,
                        Optional.empty(),
                        ANA,
                        rejection -> found.add("%s:%d %s %s"
                                .formatted(
                                        rejection.file().fileName(),
                                        rejection.line(),
                                        rejection.column(),
                                        rejection.code())));
        return found;
    }

    private LoadFacts.Result load(Database database, Optional<LocalDate> effective) throws IOException {
        return new LoadFacts(database, bytes -> {}, file -> {}).run(path, effective, ANA, rejection -> {});
    }

    /** {@code households.csv +1 ~0 =0 -0 !0}: added, changed, unchanged, withdrawn, rejected. */
    static String summary(LoadFacts.Result result) {
        return result.files().stream()
                .map(file -> "%s +%d ~%d =%d -%d !%d"
                        .formatted(
                                file.file().fileName(),
                                file.changes().added(),
                                file.changes().changed(),
                                file.changes().unchanged(),
                                file.changes().withdrawn(),
                                file.rows().rejected()))
                .collect(Collectors.joining("\n"));
    }
}
