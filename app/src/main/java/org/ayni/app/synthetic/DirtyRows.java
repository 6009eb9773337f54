package org.ayni.app.synthetic;

import java.util.List;
import org.ayni.app.exchange.ExchangeFile;

/**
 * Rows that every reader must reject, written after some of the good ones on request. They are added, never put in place of a
 * good row, so the rest of the caseload is the same with and without them.
 */
final class DirtyRows {

    private final List<String> rows;
    private final Dice dice;
    private final int perMillion;

    DirtyRows(CaseloadSpec spec, ExchangeFile file) {
        this.rows = rows(file);
        this.dice = Dice.of(spec.seed(), Dice.Topic.DIRT, file.ordinal());
        this.perMillion = spec.dirtyPerMillion();
    }

    /** The bad row that follows the one just written; empty for none. */
    String next() {
        return perMillion > 0 && dice.chance(perMillion) ? rows.get(dice.below(rows.size())) : "";
    }

    private static List<String> rows(ExchangeFile file) {
        return switch (file) {
            case HOUSEHOLDS ->
                List.of(
                        ",010101,0101010001,AFFILIATED,2020-01-15,PE,2030-06-30,ACTIVE,0",
                        "SH0000000,010101,0101010001,AFFILIATED,2020-01-15,PE,2030-06-30,ACTIVE,0",
                        "SD0000001,010101,0101010001,AFILIADO,2020-01-15,PE,2030-06-30,ACTIVE,0",
                        "SD0000002,010101,0101010001,AFFILIATED,31/02/2024,PE,2030-06-30,ACTIVE,0",
                        "SD0000003,010101,0101010001,AFFILIATED,2020-01-15,POBRE,2030-06-30,ACTIVE,0",
                        "SD0000004,010101,0101010001,AFFILIATED,2020-01-15,PE,2030-06-30,ACTIVE,-50");
            case MEMBERS ->
                List.of(
                        "SM00000000,SH0000000,2015-05-05",
                        "SD00000001,SX0000001,2015-05-05",
                        "SD00000002,,2015-05-05",
                        "SD00000003,SH0000000,2015-02-29",
                        "SD00000004,SH0000000,5/5/2015");
            case PREGNANCIES -> List.of("SX00000001,2026-01-01,", "SM00000000,,", "SM00000000,2026-1-1,");
            case ENROLMENTS ->
                List.of(
                        "SX00000001,2026,90000010,PRIMARIA,3,ENROLLED,2026-03-10,,",
                        "SM00000000,,90000010,PRIMARIA,3,ENROLLED,2026-03-10,,",
                        "SM00000000,2026,90000010,PRIMARIA,3,MATRICULADO,2026-03-10,,",
                        "SM00000000,2026,90000010,KINDER,3,ENROLLED,2026-03-10,,");
            case ATTENDANCE ->
                List.of(
                        "SX00000001,2026-05,90000010,18,0,0,2026-05-30",
                        "SM00000000,2026-13,90000010,18,0,0,2026-05-30",
                        "SM00000000,2026-05,90000010,,0,0,2026-05-30",
                        "SM00000000,2026-05,90000010,18,-2,0,2026-05-30",
                        "SM00000000,2026-05,90000010,18,1.5,0,2026-05-30");
            case HEALTH ->
                List.of(
                        "SX00000001,2026-05-04,99000001,99381.01,D,,2026-05-05",
                        "SM00000000,2026-04-31,99000001,99381.01,D,,2026-05-05",
                        "SM00000000,2026-05-04,99000001,,D,,2026-05-05",
                        "SM00000000,2026-05-04,99000001,99381.01,X,,2026-05-05");
            case MARKS ->
                List.of(
                        "SM00000000,2026-05,CRED,UNKNOWN,REVIEW,2026-06-10",
                        "SM00000000,2026-05,EDUCACION,COMPLIED,FORMAT,2026-06-10",
                        "SX00000001,2026-05,EDU,COMPLIED,FORMAT,2026-06-10");
            case REPORTS -> List.of("COLEGIO,90000010,2026-05,2026-05-30", "SCHOOL,,2026-05,2026-05-30");
            case EXEMPTIONS ->
                List.of("MEMBER,SX00000001,2026-05-01,2026-05-31,RDE", "SCHOOL,90000010,2026-05-00,,RDE");
            case SCHOOL_DAYS -> List.of("2026-5,20,", "2026-05,veinte,");
            case INICIAL_PLACES -> List.of("\"\"");
            case SCOPES -> List.of("TAS,,2026-01-01,", "TES,010101,2026-01-01,");
            case LIQUIDATED ->
                List.of(
                        "SX0000001,2026-3,BASE,2026-05,,10000",
                        "SH0000000,2026-7,BASE,2026-05,,10000",
                        "SH0000000,2026-3,BONO,2026-05,,10000",
                        "SH0000000,2026-3,BASE,2026-05,,100.00",
                        "SH0000000,2026-3,TAS,2026-05,SX00000001,8000");
        };
    }
}
