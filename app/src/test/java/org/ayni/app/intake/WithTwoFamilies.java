package org.ayni.app.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.registry.RollMoment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two families in a folder, and a real, empty database to load them into. */
abstract class WithTwoFamilies {

    static final LocalDate DAY = LocalDate.of(2026, 8, 31);

    @TempDir
    Path directory;

    Database database;
    FactsFolder facts;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        facts = new FactsFolder(directory.resolve("facts"))
                .with(
                        ExchangeFile.HOUSEHOLDS,
                        "household_id,state,ubigeo,cse",
                        "H1,AFFILIATED,010101,PE",
                        "H2,SUSPENDED,010102,PNE")
                .with(
                        ExchangeFile.MEMBERS,
                        "member_id,household_id,birth_date,school_id",
                        "M1,H1,2015-01-31,S1",
                        "M2,H1,1990-05-05,",
                        "M3,H2,2018-03-03,S1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A file as it would be exported now. */
    String read(ExchangeFile file) {
        return read(file, RollMoment.latest(database, DAY));
    }

    String read(ExchangeFile file, RollMoment moment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        database.transaction().executeWithoutResult(status -> {
            try {
                moment.set(database);
                new RollReader(database).write(file, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    List<String> rows(String sql) {
        return database.app().sql(sql).query(String.class).list();
    }

    long count(String table) {
        return database.app()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
