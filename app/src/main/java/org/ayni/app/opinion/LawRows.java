package org.ayni.app.opinion;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ayni.app.database.BinaryCopy;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Dose;
import org.ayni.kernel.law.HealthCode;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.Value;
import org.ayni.kernel.law.Window;
import org.postgresql.PGConnection;

/**
 * Writes the law into the tables of a run: every dated value of every parameter, as rows. Which value is in force on a day is
 * for the SQL to find out.
 */
final class LawRows {

    private final PGConnection connection;
    private final Law law;

    LawRows(Connection connection, Law law) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
        this.law = law;
    }

    private interface OneValue {
        void write(BinaryCopy rows, Parameter parameter, DatedValue dated) throws SQLException;
    }

    void write() throws SQLException {
        copy("law_number", (rows, parameter, dated) -> {
            if (dated.value() instanceof Value.Number number) {
                begin(rows, 3, parameter, dated).int8(number.value());
            }
        });
        copy("law_text", (rows, parameter, dated) -> {
            if (dated.value() instanceof Value.Texts texts) {
                for (String text : texts.values()) {
                    begin(rows, 3, parameter, dated).text(text);
                }
            }
        });
        copy("law_window", (rows, parameter, dated) -> {
            if (dated.value() instanceof Value.Windows windows) {
                windows(rows, parameter, dated, windows.windows());
            }
        });
        copy("law_gap", (rows, parameter, dated) -> {
            if (dated.value() instanceof Value.Gaps gaps) {
                for (int i = 0; i < gaps.days().size(); i++) {
                    begin(rows, 4, parameter, dated)
                            .int4(i + 1)
                            .int4(gaps.days().get(i));
                }
            }
        });
        copy("law_dose", (rows, parameter, dated) -> {
            if (dated.value() instanceof Value.Doses doses) {
                doses(rows, parameter, dated, doses.doses());
            }
        });
        copy("law_code", (rows, parameter, dated) -> {
            if (dated.value() instanceof Value.Codes codes) {
                codes(rows, parameter, dated, codes.codes());
            }
        });
    }

    private static void windows(BinaryCopy rows, Parameter parameter, DatedValue dated, List<Window> windows)
            throws SQLException {
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            begin(rows, 5, parameter, dated).int4(i + 1).int4(window.first()).int4(window.last());
        }
    }

    private static void doses(BinaryCopy rows, Parameter parameter, DatedValue dated, List<Dose> doses)
            throws SQLException {
        for (int i = 0; i < doses.size(); i++) {
            Dose dose = doses.get(i);
            begin(rows, 7, parameter, dated)
                    .int4(i + 1)
                    .int4(dose.after())
                    .int4(dose.within())
                    .int4(dose.notBefore())
                    .int4(dose.notAfter());
        }
    }

    private static void codes(BinaryCopy rows, Parameter parameter, DatedValue dated, List<HealthCode> codes)
            throws SQLException {
        for (HealthCode code : codes) {
            begin(rows, 6, parameter, dated)
                    .text(code.code())
                    .text(code.diagnosisTypes())
                    .bool(code.needsValue())
                    .text(code.refusedLab());
        }
    }

    private static BinaryCopy begin(BinaryCopy rows, int columns, Parameter parameter, DatedValue dated)
            throws SQLException {
        return rows.row(columns)
                .text(parameter.id())
                .date(Math.toIntExact(dated.from().toEpochDay()));
    }

    private void copy(String table, OneValue one) throws SQLException {
        try (BinaryCopy rows = BinaryCopy.into(connection, "COPY " + table + " FROM STDIN (FORMAT binary)")) {
            for (Parameter parameter : law.parameters().values()) {
                for (DatedValue dated : parameter.values()) {
                    one.write(rows, parameter, dated);
                }
            }
            rows.finish();
        }
    }
}
