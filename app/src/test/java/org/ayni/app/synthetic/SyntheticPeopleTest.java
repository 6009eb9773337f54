package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.id.Ubigeo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticPeopleTest {

    private static final LocalDate CLOSING = LocalDate.of(2026, 8, 31);

    @TempDir
    static Path directory;

    private static List<NamedCsvRecord> households = List.of();
    private static List<NamedCsvRecord> members = List.of();

    @BeforeAll
    static void write() throws Exception {
        Caseloads.write(Caseloads.spec(3_000, 21, "2026-4"), directory);
        households = Caseloads.rows(directory.resolve("households.csv"));
        members = Caseloads.rows(directory.resolve("members.csv"));
    }

    @Test
    void every_household_has_exactly_one_holder_of_18_or_more_with_a_dni() {
        Map<String, Long> holders = members.stream()
                .filter(member -> member.getField("holder").equals("1"))
                .peek(holder -> {
                    assertThat(LocalDate.parse(holder.getField("birth_date"))).isBefore(CLOSING.minusYears(18));
                    assertThat(holder.getField("dni")).isNotEmpty();
                    assertThat(holder.getField("left_on")).isEmpty();
                    assertThat(holder.getField("died_on")).isEmpty();
                })
                .collect(Collectors.groupingBy(member -> member.getField("household_id"), Collectors.counting()));
        assertThat(holders).hasSize(3_000);
        assertThat(holders.values()).containsOnly(1L);
    }

    /** The largest caseload has some twelve million people: more than the block of unused numbers holds. */
    @Test
    void dni_numbers_have_eight_digits_at_every_size() {
        CaseloadSpec nation = Caseloads.spec(900_000, 1, "2026-4");
        assertThat(nation.firstDni()).isEqualTo(96_000_000);
        assertThat(nation.hasUnusedDni()).isTrue();

        CaseloadSpec largest = Caseloads.spec(CaseloadSpec.MOST_HOUSEHOLDS, 1, "2026-4");
        assertThat(largest.firstDni() + 4.5 * largest.households()).isLessThan(100_000_000);
        assertThat(largest.hasUnusedDni()).isFalse();
    }

    @Test
    void dni_numbers_are_unique_and_from_the_block_that_nobody_has() {
        Set<String> seen = new HashSet<>();
        for (NamedCsvRecord member : members) {
            String dni = member.getField("dni");
            assertThat(dni.isEmpty()).isEqualTo(member.getField("dni_issued_on").isEmpty());
            if (!dni.isEmpty()) {
                assertThat(dni).matches("9[6-9][0-9]{6}");
                assertThat(seen.add(dni)).isTrue();
            }
        }
    }

    @Test
    void codes_have_their_official_lengths_and_cannot_be_taken_for_real_ones() {
        assertThat(members).allSatisfy(member -> {
            assertThat(member.getField("member_id")).matches("SM[0-9]{8}");
            assertThat(member.getField("school_id")).matches("(9[0-9]{6}0)?");
            assertThat(member.getField("facility_id")).matches("99[0-9]{6}");
        });
        assertThat(households).allSatisfy(household -> {
            assertThat(household.getField("household_id")).matches("SH[0-9]{7}");
            assertThat(household.getField("centro_poblado")).hasSize(10).startsWith(household.getField("ubigeo"));
            assertThat(household.getField("account_number")).matches("(99[0-9]{9})?");
        });
    }

    @Test
    void people_have_names_of_letters_and_children_share_surnames() {
        assertThat(members).allSatisfy(member -> {
            assertThat(member.getField("given_names")).matches("\\p{Lu}\\p{Ll}+( \\p{Lu}\\p{Ll}+)?");
            assertThat(member.getField("paternal_surname")).matches("\\p{Lu}\\p{Ll}+");
            assertThat(member.getField("maternal_surname")).matches("\\p{Lu}\\p{Ll}+");
        });
        assertThat(members.stream()
                        .map(member -> member.getField("given_names")
                                + member.getField("paternal_surname")
                                + member.getField("maternal_surname"))
                        .distinct()
                        .count())
                .isGreaterThan(members.size() * 95L / 100);
    }

    @Test
    void every_household_lives_in_a_known_district_that_one_unit_serves() {
        Territory territory = Territory.builtIn();
        Set<String> departments = new HashSet<>();
        for (NamedCsvRecord household : households) {
            Ubigeo place = new Ubigeo(household.getField("ubigeo"));
            assertThat(territory.district(place)).isPresent();
            assertThat(territory.unit(place, CLOSING)).isPresent();
            departments.add(place.department());
        }
        assertThat(departments).contains("06", "20", "13", "16", "10");
    }

    @Test
    void a_birth_comes_before_everything_else_in_a_life() {
        assertThat(members).allSatisfy(member -> {
            String birth = member.getField("birth_date");
            for (String later : List.of("joined_on", "left_on", "died_on", "dni_issued_on", "secondary_finished_on")) {
                assertThat(member.getField(later))
                        .satisfiesAnyOf(
                                day -> assertThat(day).isEmpty(),
                                day -> assertThat(day).isGreaterThanOrEqualTo(birth));
            }
        });
    }
}
