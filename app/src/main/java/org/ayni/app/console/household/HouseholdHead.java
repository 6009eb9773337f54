package org.ayni.app.console.household;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is believed of a household as a whole at a moment. An empty value is one that we do not know.
 *
 * @param number registry.household; never shown
 * @param code as it travels in documents
 * @param cseValidTo last day of its classification
 * @param accountNumber whole; shown {@link #maskedAccount masked}
 * @param holder registry.person of the titular
 */
public record HouseholdHead(
        int number,
        String code,
        @Nullable String ubigeo,
        @Nullable String place,
        @Nullable String phone,
        @Nullable String district,
        @Nullable String province,
        @Nullable String department,
        @Nullable String unit,
        @Nullable String state,
        @Nullable String reason,
        @Nullable LocalDate stateSince,
        @Nullable LocalDate affiliatedOn,
        @Nullable String cse,
        @Nullable LocalDate cseValidTo,
        @Nullable String accountStatus,
        @Nullable String accountNumber,
        @Nullable String accountEntity,
        @Nullable Integer holder) {

    /** From so many days before its end a classification is to be renewed. */
    private static final int EXPIRES_SOON_DAYS = 90;

    private static final int SHOWN_DIGITS = 4;

    private static final String WHERE = """
            SELECT district.name AS district, province.name AS province, department.name AS department, unit.name AS unit
            FROM (SELECT CAST(:ubigeo AS text) AS ubigeo) AS asked
            LEFT JOIN territory.current_district AS district ON district.ubigeo = asked.ubigeo
            LEFT JOIN territory.province ON province.code = left(asked.ubigeo, 4)
            LEFT JOIN territory.department ON department.code = left(asked.ubigeo, 2)
            LEFT JOIN territory.province_unit AS served
              ON served.province_code = left(asked.ubigeo, 4)
                AND served.valid @> :valid
            LEFT JOIN territory.territorial_unit AS unit ON unit.code = served.unit_code
            """;

    private record Where(
            @Nullable String district,
            @Nullable String province,
            @Nullable String department,
            @Nullable String unit) {}

    /** Empty when there is no such household or it is not of the viewer's territory. */
    static Optional<HouseholdHead> read(JdbcClient jdbc, String code, AsOf moment) {
        return moment.roll().household(jdbc, code).map(found -> {
            Where where = jdbc.sql(WHERE)
                    .param("ubigeo", found.ubigeo(), java.sql.Types.VARCHAR)
                    .param("valid", moment.valid())
                    .query(Where.class)
                    .single();
            return new HouseholdHead(
                    found.number(),
                    found.code(),
                    found.ubigeo(),
                    found.place(),
                    found.phone(),
                    where.district(),
                    where.province(),
                    where.department(),
                    where.unit(),
                    found.state(),
                    found.reason(),
                    found.stateSince(),
                    found.affiliatedOn(),
                    found.cse(),
                    found.cseValidTo(),
                    found.accountStatus(),
                    found.accountNumber(),
                    found.accountEntity(),
                    found.holder());
        });
    }

    /** District, province and department, as far as they are known. */
    public String where() {
        List<String> names = Stream.of(district, province, department)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return names.isEmpty() ? ubigeo == null ? "sin dato" : "ubigeo " + ubigeo : String.join(", ", names);
    }

    public String stateWords() {
        return RollWords.state(state);
    }

    /** Good, bad or nothing, for the mark beside the state. */
    public String stateTone() {
        return switch (state == null ? "" : state) {
            case "AFFILIATED" -> "good";
            case "SUSPENDED" -> "note";
            case "DISAFFILIATED", "DISCARDED" -> "bad";
            default -> "";
        };
    }

    /** Why it is in its state, or empty. */
    public String reasonWords() {
        return RollWords.reason(reason);
    }

    public String cseWords() {
        return RollWords.classification(cse);
    }

    public String accountWords() {
        return RollWords.account(accountStatus);
    }

    public String accountTone() {
        return switch (accountStatus == null ? "" : accountStatus) {
            case "ACTIVE" -> "good";
            case "" -> "";
            default -> "bad";
        };
    }

    public String maskedAccount() {
        return RollWords.masked(accountNumber, SHOWN_DIGITS);
    }

    /** What to know about the end of the classification on a day, or empty. */
    public String expiryWarning(LocalDate day) {
        if (cseValidTo == null) {
            return "";
        }
        long left = ChronoUnit.DAYS.between(day, cseValidTo);
        if (left < 0) {
            return "Vencida: pida la actualización a la unidad local de empadronamiento.";
        }
        return left >= EXPIRES_SOON_DAYS
                ? ""
                : left == 0
                        ? "Vence hoy: pida la actualización."
                        : "Vence en " + left + (left == 1 ? " día" : " días") + ": pida la actualización.";
    }

    /** Whether its classification is no longer in force on a day. */
    public boolean isExpired(LocalDate day) {
        return cseValidTo != null && cseValidTo.isBefore(day);
    }
}
