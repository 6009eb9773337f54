package org.ayni.app.whatif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/** Households with one student each, in July and August of 2026: enough to count an attendance by hand. */
final class StudentFacts {

    static final Bimester PERIOD = new Bimester(2026, 4);

    private final List<String> households =
            new ArrayList<>(List.of("household_id,ubigeo,state,affiliated_on,cse,cse_valid_to,account"));
    private final List<String> members = new ArrayList<>(List.of("member_id,household_id,birth_date,school_id"));
    private final List<String> enrolments =
            new ArrayList<>(List.of("member_id,school_year,school_id,level,grade,status"));
    private final List<String> attendance = new ArrayList<>(List.of("member_id,month,days,absences"));

    /** @param grade of secondary school */
    StudentFacts student(String household, String ubigeo, int grade, int julyAbsences, int augustAbsences) {
        households.add(household + "," + ubigeo + ",AFFILIATED,2020-03-10,PE,2030-12-31,ACTIVE");
        members.add("M-" + household + "," + household + ",2013-05-10,E1");
        enrolments.add("M-" + household + ",2026,E1,SECUNDARIA," + grade + ",ENROLLED");
        attendance.add("M-" + household + ",2026-07,20," + julyAbsences);
        attendance.add("M-" + household + ",2026-08,20," + augustAbsences);
        return this;
    }

    Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("households.csv"), households);
            Files.write(folder.resolve("members.csv"), members);
            Files.write(folder.resolve("enrolments.csv"), enrolments);
            Files.write(folder.resolve("attendance.csv"), attendance);
            Files.write(folder.resolve("school_days.csv"), List.of("month,days", "2026-07,20", "2026-08,20"));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Nobody. */
    static Facts empty(Law law) {
        Facts facts = new Facts(horizon(law), law);
        facts.seal();
        return facts;
    }

    private static Horizon horizon(Law law) {
        return Horizon.of(PERIOD, PERIOD.lastDay(), PERIOD.lastDay(), law);
    }

    static Facts read(Path folder, Law law) {
        try {
            return new AssessFiles(law, horizon(law), bytes -> {}).read(folder, rejected -> {
                throw new IllegalStateException("rejected: " + rejected);
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
