package org.ayni.kernel.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.ayni.kernel.facts.Classification;
import org.ayni.kernel.rule.HolderMayBe.Candidate;
import org.ayni.kernel.rule.HolderMayBe.Sex;
import org.ayni.kernel.rule.HolderMayBe.Standing;
import org.ayni.kernel.time.Days;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the system proposes, and who may be titular; each edge once. */
class PermanenceRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final LocalDate YOUNGEST = LocalDate.of(2019, 3, 1);
    private static final int GRACE = 2;
    private static final int MOST = 6;
    private static final int LEAST_YEARS = 18;
    private static final int PARENT_YEARS = 12;

    @ParameterizedTest
    @CsvSource({
        "NP,true,0,0,NOT_POOR",
        "NP,false,3,6,NOT_POOR",
        "PE,false,0,0,NO_TARGET",
        "PE,false,3,6,NO_TARGET",
        "PE,true,2,0,",
        "PE,true,3,0,CLASSIFICATION_NOT_RENEWED",
        "UNKNOWN,true,3,6,CLASSIFICATION_NOT_RENEWED",
        "PNE,true,0,5,",
        "PNE,true,0,6,NOT_COMPLYING",
        "PNE,true,2,7,NOT_COMPLYING"
    })
    void exit_is_proposed_for_the_first_cause_that_holds(
            Classification classification, boolean hasTarget, int expired, int unmet, ExitIsProposed.Cause cause) {
        assertThat(ExitIsProposed.decide(classification, hasTarget, expired, GRACE, unmet, MOST)
                        .orElse(null))
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "true,0,",
        "true,1,CLASSIFICATION_EXPIRED",
        "false,0,WITHOUT_LIVING_HOLDER",
        "false,1,WITHOUT_LIVING_HOLDER"
    })
    void suspension_is_proposed_for_who_has_no_titular_or_no_classification_in_force(
            boolean hasLivingHolder, int expired, SuspensionIsProposed.Cause cause) {
        assertThat(SuspensionIsProposed.decide(hasLivingHolder, expired).orElse(null))
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "WITHOUT_LIVING_HOLDER,true,false,true",
        "WITHOUT_LIVING_HOLDER,false,true,false",
        "CLASSIFICATION_EXPIRED,false,true,true",
        "CLASSIFICATION_EXPIRED,true,false,false"
    })
    void return_is_proposed_when_the_cause_is_solved(
            SuspensionIsProposed.Cause suspendedFor, boolean hasLivingHolder, boolean inForce, boolean due) {
        assertThat(ReturnIsProposed.decide(suspendedFor, hasLivingHolder, inForce))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2008-09-01,,true,true,FEMALE,GUARDIAN",
        "2008-09-02,,true,true,FEMALE,TOO_YOUNG",
        "2007-03-01,,true,true,FEMALE,MOTHER",
        "2007-03-02,,true,true,FEMALE,GUARDIAN",
        "1985-01-01,,true,true,MALE,FATHER",
        "1985-01-01,,true,true,UNKNOWN,GUARDIAN",
        "1985-01-01,,true,false,FEMALE,WITHOUT_DNI",
        "1985-01-01,,false,true,FEMALE,NOT_IN_THE_HOUSEHOLD",
        "1985-01-01,2026-09-01,true,true,FEMALE,DEAD",
        "1985-01-01,2026-09-02,true,true,FEMALE,MOTHER",
        ",,true,true,FEMALE,AGE_UNKNOWN"
    })
    void titular_is_of_age_alive_a_member_and_with_a_dni_in_the_order_of_the_law(
            LocalDate birth, LocalDate died, boolean member, boolean dni, Sex sex, Standing standing) {
        assertThat(decide(birth, died, member, dni, sex, false)).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"2008-01-01,MOTHER", "2009-01-01,TOO_YOUNG"})
    void pregnant_woman_of_age_is_the_mother(LocalDate birth, Standing standing) {
        assertThat(decide(birth, null, true, true, Sex.FEMALE, true)).isEqualTo(standing);
    }

    private static Standing decide(
            LocalDate birth, LocalDate died, boolean member, boolean dni, Sex sex, boolean pregnant) {
        return HolderMayBe.decide(
                new Candidate(day(birth), day(died), member, dni, sex, pregnant),
                Days.of(YOUNGEST),
                Days.of(DAY),
                LEAST_YEARS,
                PARENT_YEARS);
    }

    private static int day(LocalDate day) {
        return day == null ? Days.UNKNOWN : Days.of(day);
    }
}
