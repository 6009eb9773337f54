package org.ayni.app.cycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A few households written by hand as files of the exchange format, for stories that a generator would not tell. */
final class SmallFacts {

    private static final Map<String, String> HEADERS = Map.of(
            "households.csv",
                    "household_id,ubigeo,centro_poblado,state,affiliated_on,cse,cse_valid_to,account,open_balance,account_number",
            "members.csv",
                    "member_id,household_id,birth_date,school_id,facility_id,dni,given_names,paternal_surname,"
                            + "maternal_surname,holder",
            "enrolments.csv", "member_id,school_year,school_id,level,grade,status",
            "attendance.csv", "member_id,month,school_id,days,absences,justified,received_on",
            "marks.csv", "member_id,month,condition,mark,source,received_on",
            "reports.csv", "kind,id,month,received_on",
            "school_days.csv", "month,days",
            "liquidated.csv", "household_id,period,concept,month,member_id,amount");

    static final String SCHOOL = "02000011";

    private final Path folder;
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    SmallFacts(Path folder) {
        this.folder = folder;
    }

    /** The school calendar of 2026: holidays in January and February. */
    SmallFacts calendar() {
        String[] days = {"0", "0", "12", "20", "20", "20", "15", "15", "20", "20", "20", "12"};
        for (int month = 1; month <= 12; month++) {
            row("school_days.csv", String.format("2026-%02d,%s", month, days[month - 1]));
        }
        return this;
    }

    /** An affiliated household with a mother who holds the account and one student of primary school. */
    SmallFacts household(String id, String account, int openBalance) {
        return household(id, account, openBalance, "2019-04-15");
    }

    SmallFacts household(String id, String account, int openBalance, String affiliatedOn) {
        householdRow(id, account, openBalance, affiliatedOn);
        String number = id.replaceAll("\\D", "");
        row("members.csv", "M" + number + "0," + id + ",1990-05-05,,," + dni(number, 0) + ",Rosa,Quispe,Mamani,1");
        row(
                "members.csv",
                "M" + number + "1," + id + ",2016-05-05," + SCHOOL + ",," + dni(number, 1) + ",Luz,Quispe,Quispe,0");
        return row("enrolments.csv", "M" + number + "1,2026," + SCHOOL + ",PRIMARIA,4,ENROLLED");
    }

    SmallFacts householdRow(String id, String account, int openBalance, String affiliatedOn) {
        String number = id.replaceAll("\\D", "");
        return row(
                "households.csv",
                String.join(
                        ",",
                        id,
                        "010101",
                        "0101010001",
                        "AFFILIATED",
                        affiliatedOn,
                        "PE",
                        "2028-12-31",
                        account,
                        Integer.toString(openBalance),
                        "9900000000" + number));
    }

    private static String dni(String number, int member) {
        return String.format("97%05d%d", Integer.parseInt(number), member);
    }

    /** What SIAGIE says of the household's student. */
    SmallFacts attendance(String household, String month, int days, int absences, String receivedOn) {
        String member = "M" + household.replaceAll("\\D", "") + "1";
        return row(
                "attendance.csv", String.join(",", member, month, SCHOOL, days + "", absences + "", "0", receivedOn));
    }

    SmallFacts row(String file, String row) {
        rows.computeIfAbsent(file, added -> new ArrayList<>()).add(row);
        return this;
    }

    Path write() {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<String>> file : rows.entrySet()) {
                List<String> lines = new ArrayList<>();
                lines.add(HEADERS.get(file.getKey()));
                lines.addAll(file.getValue());
                Files.write(folder.resolve(file.getKey()), lines);
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
