package org.ayni.app.console.hostile;

import java.util.List;
import org.ayni.app.console.RunningConsole;
import org.ayni.app.database.Database;
import org.ayni.app.search.RefreshSearch;

/** A roll on which every person is called by a hostile text, and every household lives and is reached by one. */
final class HostileRoll {

    private static boolean done;

    private HostileRoll() {}

    static synchronized RunningConsole console() {
        RunningConsole console = RunningConsole.forHostileTexts();
        if (!done) {
            fill(console.database());
            done = true;
        }
        return console;
    }

    private static void fill(Database database) {
        List<String> names = HostileTexts.names();
        database.transaction().executeWithoutResult(transaction -> {
            int load = database.app()
                    .sql("""
                        INSERT INTO registry.load (recorded_at, effective, by_person, source)
                        VALUES (now(), NULL, :by, :source)
                        RETURNING load
                        """)
                    .param("by", HostileTexts.MARKUP.getFirst())
                    .param("source", HostileTexts.MARKUP.get(6))
                    .query(Integer.class)
                    .single();
            database.app()
                    .sql("UPDATE registry.person_record SET recorded = tstzrange(lower(recorded), now()) WHERE"
                            + " upper_inf(recorded)")
                    .update();
            database.app()
                    .sql("""
                        INSERT INTO registry.person_record (
                          person, birth_date, dni, given_names, paternal_surname, maternal_surname, sex,
                          dni_issued_on, died_on, secondary_finished_on, low_birth_weight, valid, recorded, load)
                        SELECT person, birth_date, dni,
                               (:names::text[])[1 + person % :count],
                               (:names::text[])[1 + (person + 7) % :count],
                               (:names::text[])[1 + (person + 19) % :count],
                               sex, dni_issued_on, died_on, secondary_finished_on, low_birth_weight,
                               valid, tstzrange(now(), NULL), :load
                        FROM registry.person_record
                        WHERE upper(recorded) = now()
                        """)
                    .param("names", names.toArray(String[]::new))
                    .param("count", names.size())
                    .param("load", load)
                    .update();
            database.app()
                    .sql("UPDATE registry.residence SET recorded = tstzrange(lower(recorded), now()) WHERE"
                            + " upper_inf(recorded)")
                    .update();
            database.app()
                    .sql("""
                        INSERT INTO registry.residence (household, ubigeo, centro_poblado, phone, valid, recorded, load)
                        SELECT household, ubigeo,
                               (:names::text[])[1 + household % :count],
                               (:names::text[])[1 + (household + 3) % :count],
                               valid, tstzrange(now(), NULL), :load
                        FROM registry.residence
                        WHERE upper(recorded) = now()
                        """)
                    .param("names", names.toArray(String[]::new))
                    .param("count", names.size())
                    .param("load", load)
                    .update();
        });
        new RefreshSearch(database).refresh();
    }
}
