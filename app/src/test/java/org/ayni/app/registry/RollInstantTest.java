package org.ayni.app.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.Test;

class RollInstantTest {

    private static final Actor ANA = new Actor("ana.quispe");

    @Test
    void change_that_began_before_a_closing_and_ends_after_it_is_known_after_it() throws Exception {
        try (Database database = TestDatabase.fresh()) {
            CompletableFuture<OffsetDateTime> late = new CompletableFuture<>();
            OffsetDateTime closed = database.transaction().execute(closing -> {
                OffsetDateTime instant = RollInstant.toClose(database);
                CompletableFuture.runAsync(() -> late.complete(begin(database, "late")));
                assertThatThrownBy(() -> late.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return instant;
            });
            assertThat(late.get(10, TimeUnit.SECONDS)).isAfter(closed);
        }
    }

    @Test
    void closing_waits_for_the_changes_that_are_under_way() throws Exception {
        try (Database database = TestDatabase.fresh()) {
            CompletableFuture<OffsetDateTime> closing = new CompletableFuture<>();
            OffsetDateTime written = database.transaction().execute(writing -> {
                OffsetDateTime at =
                        Load.begin(database, ANA, Optional.empty(), "x").at();
                CompletableFuture.runAsync(() ->
                        closing.complete(database.transaction().execute(status -> RollInstant.toClose(database))));
                assertThat(closing.isDone()).isFalse();
                return at;
            });
            assertThat(closing.get(10, TimeUnit.SECONDS)).isAfter(written);
        }
    }

    @Test
    void instants_go_on_though_the_clock_goes_back() {
        try (Database database = TestDatabase.fresh()) {
            OffsetDateTime ahead = OffsetDateTime.of(2999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
            database.app()
                    .sql("INSERT INTO registry.roll_instant VALUES (:at)")
                    .param("at", ahead)
                    .update();
            OffsetDateTime written = begin(database, "x");
            OffsetDateTime closed = database.transaction().execute(status -> RollInstant.toClose(database));
            OffsetDateTime writtenAgain = begin(database, "y");
            assertThat(List.of(ahead, written, closed, writtenAgain)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void instant_needs_a_transaction() {
        try (Database database = TestDatabase.fresh()) {
            assertThatThrownBy(() -> RollInstant.toWrite(database)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> RollMoment.latest(database, LocalDate.of(2026, 1, 1))
                            .set(database))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static OffsetDateTime begin(Database database, String source) {
        OffsetDateTime at = database.transaction()
                .execute(status ->
                        Load.begin(database, ANA, Optional.empty(), source).at());
        if (at == null) {
            throw new IllegalStateException("no instant");
        }
        return at;
    }
}
