package org.ayni.app.verification;

import java.util.List;
import java.util.stream.IntStream;
import org.ayni.app.columns.RollNumbers;
import org.ayni.app.database.Database;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.IdTable;

/** Facts that were read from files, with their households and members known to a database by number and code, and no more. */
public final class Registered {

    private Registered() {}

    /** Registers everybody in a database that knows nobody yet; returns the facts as if they had been read from it. */
    public static ClosedFacts.Read in(Database database, Facts facts) {
        int load = database.app()
                .sql(
                        "INSERT INTO registry.load (recorded_at, by_person, source) VALUES (now(), 'Ana', '') RETURNING load")
                .query(Integer.class)
                .single();
        add(database, "INSERT INTO registry.household SELECT number, id, :load", load, facts.households.ids);
        add(database, "INSERT INTO registry.person SELECT number, id, :load", load, facts.members.ids);
        RollNumbers numbers = new RollNumbers();
        for (int i = 0; i < facts.households.size(); i++) {
            numbers.addHousehold(i + 1);
        }
        for (int i = 0; i < facts.members.size(); i++) {
            numbers.addPerson(i + 1);
        }
        numbers.seal();
        return new ClosedFacts.Read(facts, numbers, "0".repeat(64));
    }

    private static void add(Database database, String insert, int load, IdTable ids) {
        List<String> texts = IntStream.range(0, ids.size()).mapToObj(ids::get).toList();
        database.app()
                .sql(insert + " FROM unnest(string_to_array(:ids, '\n')) WITH ORDINALITY AS listed (id, number)")
                .param("load", load)
                .param("ids", String.join("\n", texts))
                .update();
    }
}
