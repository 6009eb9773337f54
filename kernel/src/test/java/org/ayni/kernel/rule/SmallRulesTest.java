package org.ayni.kernel.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.time.Days;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules whose edges are clearer as one call than as a household; the households are in {@code law/cases}. */
class SmallRulesTest {

    @ParameterizedTest
    @CsvSource({
        "20,3,0,true",
        "20,4,0,false",
        "20,4,1,true",
        "10000,1500,0,true",
        "10000,1501,0,false",
        "20,25,22,true",
        "20,0,9,true",
        // Numbers whose products do not fit in 64 bits are compared all the same.
        "9223372036854775807,0,0,true",
        "9223372036854775807,9223372036854775807,0,false",
        "9223372036854775807,9223372036854775807,9223372036854775807,true",
        "9000000000000000000,1350000000000000000,0,true",
        "9000000000000000000,1350000000000000001,0,false",
        "1,9223372036854775807,9223372036854775807,true",
        "1,9223372036854775807,9223372036854775806,false"
    })
    void attendance_is_compared_exactly(long days, long absences, long justified, boolean met) {
        assertThat(SchoolAttendanceMet.decide(days, absences, justified, 85)).isEqualTo(met);
    }

    @Test
    void minimum_of_attendance_is_the_law_s_and_not_the_rule_s() {
        assertThat(SchoolAttendanceMet.decide(20, 2, 0, 90)).isTrue();
        assertThat(SchoolAttendanceMet.decide(20, 3, 0, 90)).isFalse();
        assertThat(SchoolAttendanceMet.decide(20, 20, 0, 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,true",
        "2,1,false",
        "1,2,true",
        "2,2,false",
        "1,3,true",
        "2,3,false",
        "2,4,true",
        "3,4,false",
        "10,30,true",
        "11,30,false",
        "11,31,true",
        "12,31,false",
        "0,30,false",
        "1,0,false",
        "0,0,false",
        "3074457345618258603,9223372036854775807,true",
        "3074457345618258604,9223372036854775807,false"
    })
    void third_of_a_section_is_rounded_up(long rank, long size, boolean top) {
        assertThat(TopOfSection.decide(rank, size, 3)).isEqualTo(top);
    }

    @ParameterizedTest
    @CsvSource({
        "20000,0,0,0,20000,0",
        "20000,0,0,20000,0,0",
        "20000,0,0,20001,0,1",
        "20000,10000,-5000,1000,24000,0",
        "0,0,-10000,0,0,10000",
        "0,0,0,700,0,700"
    })
    void total_never_goes_below_zero_and_nothing_is_forgotten(
            long current, long reintegro, long recupero, long before, long payable, long after) {
        assertThat(CarriedBalance.payable(current, reintegro, recupero, before)).isEqualTo(payable);
        assertThat(CarriedBalance.after(current, reintegro, recupero, before)).isEqualTo(after);
        assertThat(payable - after).isEqualTo(current + reintegro + recupero - before);
    }

    @Test
    void difference_is_owed_to_the_household_or_by_it() {
        assertThat(LateDifference.kind(1)).isEqualTo(LineKind.REINTEGRO);
        assertThat(LateDifference.kind(-1)).isEqualTo(LineKind.RECUPERO);
    }

    @Test
    void worst_outcome_decides_in_whatever_order_they_come() {
        for (Outcome one : Outcome.values()) {
            for (Outcome other : Outcome.values()) {
                assertThat(MemberCompliesInMonth.decide(one, other))
                        .isEqualTo(MemberCompliesInMonth.decide(other, one));
            }
        }
        assertThat(MemberCompliesInMonth.decide(Outcome.NOT_VERIFIED, Outcome.NOT_COMPLIED))
                .isEqualTo(Outcome.NOT_COMPLIED);
        assertThat(MemberCompliesInMonth.decide(Outcome.EXEMPT, Outcome.COMPLIED))
                .isEqualTo(Outcome.COMPLIED);
        assertThat(MemberCompliesInMonth.decide(MemberCompliesInMonth.START, Outcome.EXEMPT))
                .isEqualTo(Outcome.EXEMPT);
    }

    @Test
    void household_without_target_members_has_its_own_outcome() {
        assertThat(HouseholdCompliesInMonth.decide(0, Outcome.NOT_APPLICABLE)).isEqualTo(HouseholdOutcome.NO_TARGET);
        assertThat(HouseholdCompliesInMonth.decide(2, Outcome.NOT_APPLICABLE)).isEqualTo(HouseholdOutcome.DEFAULT);
        assertThat(HouseholdCompliesInMonth.decide(2, Outcome.EXEMPT)).isEqualTo(HouseholdOutcome.DEFAULT);
        assertThat(HouseholdCompliesInMonth.decide(1, Outcome.COMPLIED)).isEqualTo(HouseholdOutcome.COMPLIED);
    }

    @ParameterizedTest
    @CsvSource({
        ",,true",
        "2026-07-31,,true",
        "2026-08-01,,false",
        ",2026-07-01,true",
        ",2026-06-30,false",
        "2026-07-15,2026-07-15,true",
        "2026-01-01,2026-12-31,true"
    })
    void exemption_covers_a_month_when_it_touches_one_of_its_days(LocalDate from, LocalDate to, boolean covers) {
        int first = Days.of(LocalDate.of(2026, 7, 1));
        int last = Days.of(LocalDate.of(2026, 7, 31));
        assertThat(ExemptionCovers.decide(day(from), day(to), first, last)).isEqualTo(covers);
    }

    private static int day(LocalDate date) {
        return date == null ? Days.UNKNOWN : Days.of(date);
    }
}
