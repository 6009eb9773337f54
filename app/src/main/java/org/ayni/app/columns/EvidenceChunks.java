package org.ayni.app.columns;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.ayni.app.columns.ChunkSets.ChunkSet;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.HealthVocabulary;
import org.ayni.kernel.facts.IdTable;
import org.ayni.kernel.facts.Mark;
import org.ayni.kernel.facts.MarkSource;
import org.postgresql.PGConnection;

/** Puts chunks of evidence into the kernel's columns; what is about people or households who are not on the roll is left out. */
final class EvidenceChunks {

    private static final Condition[] CONDITIONS = Condition.values();
    private static final Mark[] MARKS = Mark.values();
    private static final MarkSource[] SOURCES = MarkSource.values();
    private static final Concept[] CONCEPTS = Concept.values();
    private static final int DIAGNOSIS_TYPES = 4;
    private static final int NOT_ASKED = Integer.MIN_VALUE;

    private final Facts facts;
    private final RollNumbers numbers;
    private final RollNumbers roll;
    private final ReadColumns.Books books;
    private final StoredChunks stored;

    /**
     * @param numbers of the households and members of the facts
     * @param roll of the households of the whole roll: the same, unless the facts are of a part
     */
    EvidenceChunks(Facts facts, RollNumbers numbers, RollNumbers roll, ReadColumns.Books books, StoredChunks stored) {
        this.stored = stored;
        this.facts = facts;
        this.numbers = numbers;
        this.roll = roll;
        this.books = books;
    }

    void read(PGConnection connection, List<ChunkSet> sets) throws SQLException, ColumnsUnfit {
        for (ChunkSet set : sets) {
            stored.read(connection, set, chunk -> take(set.kind(), chunk));
        }
    }

    /** Reads pieces, in their order. */
    void readPieces(PGConnection connection, List<StoredChunks.Piece> pieces) throws SQLException, ColumnsUnfit {
        stored.read(connection, pieces, (piece, chunk) -> take(piece.set().kind(), chunk));
    }

    private void take(ChunkKind kind, Chunk chunk) {
        switch (kind) {
            case ATTENDANCE -> attendance(chunk);
            case HEALTH, PERINATAL_HEALTH -> health(chunk);
            case MARK -> marks(chunk);
            case REPORT -> reports(chunk);
            case SCHOOL_DAY -> schoolDays(chunk);
            case LIQUIDATED -> liquidated(chunk);
            case HOUSEHOLD, MEMBER, PREGNANCY, ENROLMENT, EXEMPTION, INICIAL_PLACE, SCOPE ->
                throw new IllegalArgumentException("not evidence: " + kind);
        }
    }

    private void attendance(Chunk chunk) {
        long[] record = chunk.column(0);
        long[] person = chunk.column(1);
        long[] month = chunk.column(2);
        long[] days = chunk.column(3);
        long[] absences = chunk.column(4);
        long[] justified = chunk.column(5);
        long[] receivedOn = chunk.column(6);
        for (int row = 0; row < chunk.rows(); row++) {
            int member = numbers.placeOfPerson((int) person[row]);
            if (member >= 0) {
                facts.attendance.add(
                        member, (int) month[row], days[row], absences[row], justified[row], (int) receivedOn[row], (int)
                                record[row]);
            }
        }
    }

    private void health(Chunk chunk) {
        long[] record = chunk.column(0);
        long[] person = chunk.column(1);
        long[] date = chunk.column(2);
        long[] code = chunk.column(3);
        long[] type = chunk.column(4);
        long[] lab = chunk.column(5);
        long[] receivedOn = chunk.column(6);
        int labs = chunk.texts(5);
        int[] words = new int[chunk.texts(3) * DIAGNOSIS_TYPES * labs];
        Arrays.fill(words, NOT_ASKED);
        for (int row = 0; row < chunk.rows(); row++) {
            int member = numbers.placeOfPerson((int) person[row]);
            if (member < 0) {
                continue;
            }
            int spelling = ((int) code[row] * DIAGNOSIS_TYPES + (int) type[row]) * labs + (int) lab[row];
            if (words[spelling] == NOT_ASKED) {
                words[spelling] = word(chunk.text(3, (int) code[row]), (int) type[row], chunk.text(5, (int) lab[row]));
            }
            facts.health.add(member, (int) date[row], words[spelling], (int) receivedOn[row], (int) record[row]);
        }
    }

    private int word(String code, int type, String lab) {
        HealthVocabulary vocabulary = facts.health.vocabulary;
        char[] text = (code + lab).toCharArray();
        return vocabulary.word(text, 0, code.length(), type, code.length(), lab.length());
    }

    private void marks(Chunk chunk) {
        for (int row = 0; row < chunk.rows(); row++) {
            int member = numbers.placeOfPerson(at(chunk, 1, row));
            if (member >= 0) {
                facts.marks.add(
                        member,
                        at(chunk, 2, row),
                        CONDITIONS[at(chunk, 3, row)],
                        MARKS[at(chunk, 4, row)],
                        SOURCES[at(chunk, 5, row)],
                        at(chunk, 6, row),
                        at(chunk, 0, row));
            }
        }
    }

    /** What a school or facility reported is asked by its members; where there is none, nobody asks. */
    private void reports(Chunk chunk) {
        int[] schools = known(facts.schools, chunk, 1);
        int[] facilities = known(facts.facilities, chunk, 1);
        for (int row = 0; row < chunk.rows(); row++) {
            int text = at(chunk, 1, row);
            if (at(chunk, 0, row) == 0) {
                if (schools[text] >= 0) {
                    facts.reports.addSchool(schools[text], at(chunk, 2, row), at(chunk, 3, row));
                }
            } else if (facilities[text] >= 0) {
                facts.reports.addFacility(facilities[text], at(chunk, 2, row), at(chunk, 3, row));
            }
        }
    }

    private void schoolDays(Chunk chunk) {
        int[] schools = known(facts.schools, chunk, 2);
        for (int row = 0; row < chunk.rows(); row++) {
            int text = at(chunk, 2, row);
            boolean national = chunk.textLength(2, text) == 0;
            if (national || schools[text] >= 0) {
                facts.calendar.add(at(chunk, 0, row), chunk.column(1)[row], national ? -1 : schools[text]);
            }
        }
    }

    /** The kernel's numbers of the texts of a column; -1 for those that no member has. */
    private static int[] known(IdTable table, Chunk chunk, int column) {
        int[] of = new int[chunk.texts(column)];
        for (int text = 0; text < of.length; text++) {
            of[text] = table.find(chunk.body(), chunk.textStart(column, text), chunk.textLength(column, text));
        }
        return of;
    }

    private void liquidated(Chunk chunk) {
        for (int row = 0; row < chunk.rows(); row++) {
            int number = at(chunk, 1, row);
            int household = numbers.placeOfHousehold(number);
            int about = at(chunk, 2, row);
            if (household >= 0 && books.counts(roll.placeOfHousehold(number), about, at(chunk, 0, row))) {
                facts.liquidated.add(
                        household,
                        about,
                        CONCEPTS[at(chunk, 3, row)],
                        at(chunk, 4, row),
                        numbers.placeOfFormerMember(at(chunk, 5, row)),
                        chunk.column(6)[row]);
            }
        }
    }

    private static int at(Chunk chunk, int column, int row) {
        return (int) chunk.column(column)[row];
    }
}
