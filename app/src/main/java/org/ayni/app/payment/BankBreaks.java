package org.ayni.app.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was parked of the bank's replies, open or closed. */
public final class BankBreaks {

    private static final String SELECT = """
            SELECT name, type, named, reason, file, line, proposed_by, proposal, confirmed_by
            FROM payment.bank_break
            """;

    private final JdbcClient jdbc;

    public BankBreaks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those about a cycle, and those that name no order and no file of any cycle. */
    public List<BankBreak> of(Bimester period) {
        return jdbc.sql(SELECT + "WHERE period IN (:period, '') ORDER BY type, named COLLATE \"C\", name")
                .param("period", period.toString())
                .query(BankBreaks::read)
                .list();
    }

    /** By its name; empty when there is none. */
    public Optional<BankBreak> find(String name) {
        return jdbc.sql(SELECT + "WHERE name = :name")
                .param("name", name)
                .query(BankBreaks::read)
                .optional();
    }

    private static BankBreak read(ResultSet row, int number) throws SQLException {
        String proposedBy = row.getString("proposed_by");
        return new BankBreak(
                row.getString("name"),
                BreakType.valueOf(row.getString("type")),
                row.getString("named"),
                row.getString("reason"),
                row.getString("file"),
                row.getInt("line"),
                proposedBy == null
                        ? Optional.empty()
                        : Optional.of(new BankBreak.Proposal(proposedBy, row.getString("proposal"))),
                Optional.ofNullable(row.getString("confirmed_by")));
    }
}
