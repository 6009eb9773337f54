package org.ayni.app.registry;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.stream.Stream;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** The server understands every statement, also those that a test seldom reaches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {

    private static final List<FileStore> STORES = List.of(
            new StoreHouseholds(),
            new StoreMembers(),
            new StorePregnancies(),
            new StoreEnrolments(),
            new StoreExemptions(),
            new StoreScopes(),
            new StoreInicialPlaces());

    private final Database database = TestDatabase.fresh();
    private Connection connection;

    @BeforeAll
    void stage() throws Exception {
        connection = database.appDataSource().getConnection();
        connection.setAutoCommit(false);
        for (FileStore store : STORES) {
            try (var statement = connection.createStatement()) {
                statement.execute(store.stagingTable());
                statement.execute(store.analyze());
            }
        }
    }

    @AfterAll
    void close() throws Exception {
        connection.close();
        database.close();
    }

    static Stream<String> statements() {
        Stream<Belief> beliefs = Stream.of(
                HouseholdBeliefs.RESIDENCE,
                HouseholdBeliefs.STATE,
                HouseholdBeliefs.CLASSIFICATION,
                HouseholdBeliefs.ACCOUNT,
                MemberBeliefs.RECORD,
                MemberBeliefs.MEMBERSHIP,
                MemberBeliefs.REGISTRATION,
                MemberBeliefs.HOLDER);
        Stream<SetStore> sets = Stream.of(
                StorePregnancies.SET,
                StoreEnrolments.SET,
                StoreExemptions.LIST,
                StoreScopes.LIST,
                StoreInicialPlaces.LIST);
        return Stream.of(
                        beliefs.flatMap(belief -> Stream.of(belief.close(), belief.keep(), belief.add())),
                        sets.flatMap(set -> Stream.of(set.close(), set.add(), set.countStaged(), set.countChanged())),
                        Stream.of(
                                StoreHouseholds.REGISTER,
                                StoreHouseholds.ADD_BALANCE,
                                StoreHouseholds.COUNT,
                                StoreMembers.REGISTER,
                                StoreMembers.COUNT,
                                RollQueries.HOUSEHOLDS,
                                RollQueries.MEMBERS,
                                RollQueries.PREGNANCIES,
                                RollQueries.ENROLMENTS,
                                RollQueries.EXEMPTIONS,
                                RollQueries.SCOPES,
                                RollQueries.INICIAL_PLACES,
                                HouseholdPeople.HELD_BY,
                                PersonSets.CLOSE_PREGNANCIES,
                                PersonSets.ADD_PREGNANCIES,
                                PersonSets.CLOSE_ENROLMENTS,
                                PersonSets.ADD_ENROLMENTS,
                                RollView.HOUSEHOLD,
                                RollView.MEMBERS,
                                RollView.PREGNANCIES,
                                RollView.ENROLMENTS),
                        Stream.of(RollFact.values()).flatMap(fact -> Stream.of(fact.read(), fact.close(), fact.add())))
                .flatMap(statements -> statements);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statement_is_understood(String sql) {
        String positional =
                NamedParameterUtils.substituteNamedParameters(NamedParameterUtils.parseSqlStatement(sql), null);
        assertThatCode(() -> {
                    try (PreparedStatement prepared = connection.prepareStatement(positional)) {
                        prepared.getParameterMetaData();
                    }
                })
                .doesNotThrowAnyException();
    }
}
