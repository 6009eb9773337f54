package org.ayni.app.backup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When this installation was last backed up, and when a backup was last tried, as the record of acts has it.
 *
 * @param drillGood whether the last trial ended well
 */
public record LastBackups(Optional<Instant> backup, Optional<Instant> drill, boolean drillGood) {

    private record Act(OffsetDateTime at, String result) {}

    public static LastBackups read(JdbcClient jdbc) {
        Optional<Act> drill = last(jdbc, DrillBackup.ACT);
        return new LastBackups(
                last(jdbc, MakeBackup.ACT).map(act -> act.at().toInstant()),
                drill.map(act -> act.at().toInstant()),
                drill.map(act -> act.result().equals("bien")).orElse(false));
    }

    private static Optional<Act> last(JdbcClient jdbc, String act) {
        return jdbc.sql("""
                        SELECT at, coalesce(detail ->> 'result', '') AS result
                        FROM audit.act
                        WHERE subject = :subject
                          AND act = :act
                        ORDER BY id DESC
                        LIMIT 1
                        """)
                .param("subject", MakeBackup.SUBJECT)
                .param("act", act)
                .query(Act.class)
                .optional();
    }
}
