package org.ayni.app.columns;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ayni.app.columns.ChunkSets.ChunkSet;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.facts.AccountState;
import org.ayni.kernel.facts.Classification;
import org.ayni.kernel.facts.EnrolmentStatus;
import org.ayni.kernel.facts.Exemptions;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.HouseholdState;
import org.ayni.kernel.facts.IdTable;
import org.ayni.kernel.facts.SchoolLevel;
import org.ayni.kernel.facts.Scopes;
import org.postgresql.PGConnection;

/**
 * Puts the chunks of a closed roll into the kernel's columns. Codes are in the order of the exchange format; where the kernel
 * also knows <em>unknown</em>, it comes first there.
 */
final class RollChunks {

    private static final HouseholdState[] STATES = HouseholdState.values();
    private static final Classification[] CLASSIFICATIONS = Classification.values();
    private static final AccountState[] ACCOUNTS = AccountState.values();
    private static final SchoolLevel[] LEVELS = SchoolLevel.values();
    private static final EnrolmentStatus[] STATUSES = EnrolmentStatus.values();
    private static final Exemptions.Scope[] SCOPES = Exemptions.Scope.values();
    private static final Concept[] SCOPED = {Concept.TAS, Concept.TBS, Concept.VRAEM};

    private final Facts facts;
    private final RollNumbers numbers;
    private final RollPart part;
    private final StoredChunks stored;

    /** For a whole roll. */
    RollChunks(Facts facts, RollNumbers numbers) {
        this(facts, numbers, RollPart.everything(), new StoredChunks());
    }

    /** For a part of a roll: what is about others is left out. */
    RollChunks(Facts facts, RollNumbers numbers, RollPart part, StoredChunks stored) {
        this.stored = stored;
        this.facts = facts;
        this.numbers = numbers;
        this.part = part;
    }

    /** Reads a whole roll. */
    void read(PGConnection connection, List<ChunkSet> sets) throws SQLException, ColumnsUnfit {
        for (ChunkSet set : inOrder(sets)) {
            int[] place = {0};
            stored.read(connection, set, chunk -> {
                take(set.kind(), chunk, place[0]);
                place[0] += chunk.rows();
            });
        }
        end();
    }

    /** Reads pieces of a roll, in their order. */
    void readPieces(PGConnection connection, List<StoredChunks.Piece> pieces) throws SQLException, ColumnsUnfit {
        stored.read(
                connection,
                pieces,
                (piece, chunk) -> take(piece.set().kind(), chunk, piece.number() * ChunkBuilder.ROWS));
        end();
    }

    /** The sets of a roll, each after those that it refers to. */
    static List<ChunkSet> inOrder(List<ChunkSet> sets) {
        Map<ChunkKind, ChunkSet> byKind = new EnumMap<>(ChunkKind.class);
        sets.forEach(set -> byKind.put(set.kind(), set));
        return List.copyOf(byKind.values());
    }

    private void end() {
        numbers.seal();
        facts.attendance.expect(facts.members.size());
    }

    /** @param firstPlace of the rows of the chunk */
    private void take(ChunkKind kind, Chunk chunk, int firstPlace) {
        switch (kind) {
            case HOUSEHOLD -> households(chunk, firstPlace);
            case MEMBER -> members(chunk, firstPlace);
            case PREGNANCY -> {
                for (int row = 0; row < chunk.rows(); row++) {
                    int member = part.member(at(chunk, 0, row));
                    if (member >= 0) {
                        facts.pregnancies.add(member, at(chunk, 1, row), at(chunk, 2, row));
                    }
                }
            }
            case ENROLMENT -> enrolments(chunk);
            case EXEMPTION -> exemptions(chunk);
            case INICIAL_PLACE -> {
                for (int place : numbersOf(facts.places, chunk, 0)) {
                    facts.inicialPlaces.set(place);
                }
            }
            case SCOPE -> scopes(chunk);
            case ATTENDANCE, HEALTH, PERINATAL_HEALTH, MARK, REPORT, SCHOOL_DAY, LIQUIDATED ->
                throw new IllegalArgumentException("not a part of the roll: " + kind);
        }
    }

    private void households(Chunk chunk, int firstPlace) {
        int[] districts = numbersOf(facts.districts, chunk, 2);
        int[] places = numbersOf(facts.places, chunk, 3);
        for (int row = 0; row < chunk.rows(); row++) {
            if (part.household(firstPlace + row) < 0) {
                continue;
            }
            numbers.addHousehold(at(chunk, 0, row));
            append(facts.households.ids, chunk, 1, row);
            facts.households.add(
                    districts[at(chunk, 2, row)],
                    places[at(chunk, 3, row)],
                    STATES[at(chunk, 4, row)],
                    at(chunk, 5, row),
                    CLASSIFICATIONS[at(chunk, 6, row) + 1],
                    at(chunk, 7, row),
                    ACCOUNTS[at(chunk, 8, row) + 1],
                    chunk.column(9)[row]);
        }
    }

    private void members(Chunk chunk, int firstPlace) {
        int[] schools = numbersOf(facts.schools, chunk, 8);
        int[] facilities = numbersOf(facts.facilities, chunk, 9);
        for (int row = 0; row < chunk.rows(); row++) {
            int household = part.household(at(chunk, 2, row));
            if (household < 0) {
                continue;
            }
            part.addMember(firstPlace + row);
            numbers.addPerson(at(chunk, 0, row));
            append(facts.members.ids, chunk, 1, row);
            facts.members.add(
                    household,
                    at(chunk, 3, row),
                    at(chunk, 4, row),
                    at(chunk, 5, row),
                    at(chunk, 6, row),
                    at(chunk, 7, row),
                    schools[at(chunk, 8, row)],
                    facilities[at(chunk, 9, row)],
                    at(chunk, 10, row),
                    at(chunk, 11, row) == 1);
        }
    }

    private void enrolments(Chunk chunk) {
        int[] grades = numbersOf(facts.grades, chunk, 3);
        for (int row = 0; row < chunk.rows(); row++) {
            int member = part.member(at(chunk, 0, row));
            if (member < 0) {
                continue;
            }
            facts.enrolments.add(
                    member,
                    chunk.column(1)[row],
                    LEVELS[at(chunk, 2, row) + 1],
                    grades[at(chunk, 3, row)],
                    STATUSES[at(chunk, 4, row)],
                    at(chunk, 5, row),
                    chunk.column(6)[row],
                    chunk.column(7)[row]);
        }
    }

    private void exemptions(Chunk chunk) {
        for (int row = 0; row < chunk.rows(); row++) {
            Exemptions.Scope scope = SCOPES[at(chunk, 0, row)];
            int text = at(chunk, 2, row);
            int subject = switch (scope) {
                case DISTRICT -> number(facts.districts, chunk, 2, text);
                case SCHOOL -> number(facts.schools, chunk, 2, text);
                case FACILITY -> number(facts.facilities, chunk, 2, text);
                case MEMBER -> part.member(at(chunk, 1, row));
            };
            if (subject >= 0) {
                facts.exemptions.add(scope, subject, at(chunk, 3, row), at(chunk, 4, row));
            }
        }
    }

    private void scopes(Chunk chunk) {
        for (int row = 0; row < chunk.rows(); row++) {
            int text = at(chunk, 1, row);
            int district =
                    chunk.text(1, text).equals("*") ? Scopes.EVERYWHERE : number(facts.districts, chunk, 1, text);
            facts.scopes.add(SCOPED[at(chunk, 0, row)], district, at(chunk, 2, row), at(chunk, 3, row));
        }
    }

    private static int at(Chunk chunk, int column, int row) {
        return (int) chunk.column(column)[row];
    }

    private static void append(IdTable ids, Chunk chunk, int column, int row) {
        int text = at(chunk, column, row);
        ids.append(chunk.body(), chunk.textStart(column, text), chunk.textLength(column, text));
    }

    /** The kernel's numbers of the texts of a column; -1 for none. */
    static int[] numbersOf(IdTable table, Chunk chunk, int column) {
        int[] of = new int[chunk.texts(column)];
        for (int text = 0; text < of.length; text++) {
            of[text] = number(table, chunk, column, text);
        }
        return of;
    }

    static int number(IdTable table, Chunk chunk, int column, int text) {
        int length = chunk.textLength(column, text);
        return length == 0 ? -1 : table.intern(chunk.body(), chunk.textStart(column, text), length);
    }
}
