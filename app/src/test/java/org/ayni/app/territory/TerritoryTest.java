package org.ayni.app.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ayni.kernel.id.Ubigeo;
import org.ayni.kernel.law.Confidence;
import org.junit.jupiter.api.Test;

class TerritoryTest {

    private final Territory territory = Territory.builtIn();

    @Test
    void the_country_has_25_departments_196_provinces_and_their_capitals() {
        assertThat(territory.departments()).hasSize(25);
        assertThat(territory.provinces()).hasSize(196);
        assertThat(territory.districts()).hasSize(196);
        assertThat(territory.provinces())
                .allSatisfy(province -> assertThat(territory.district(province.capitalDistrict()))
                        .isPresent());
        assertThat(territory.provinces().stream().mapToInt(Province::districts).sum())
                .isEqualTo(1891);
    }

    @Test
    void the_programme_has_26_territorial_units_of_which_five_are_an_assumption() {
        assertThat(territory.units()).hasSize(26);
        assertThat(territory.units().stream().filter(unit -> unit.confidence() == Confidence.ASSUMED))
                .hasSize(5);
        assertThat(unitsInUse(LocalDate.of(2021, 12, 31))).hasSize(21);
        assertThat(unitsInUse(LocalDate.of(2022, 1, 1))).hasSize(26);
    }

    @Test
    void every_province_has_exactly_one_unit_on_every_date_from_2021_to_2030() {
        List<LocalDate> changes = territory.assignments().stream()
                .map(UnitAssignment::validFrom)
                .distinct()
                .toList();
        List<LocalDate> days = Stream.concat(
                        LocalDate.of(2021, 1, 1).datesUntil(LocalDate.of(2031, 1, 1)), changes.stream())
                .filter(day -> day.getYear() >= 2021)
                .toList();
        for (LocalDate day : days) {
            assertThat(territory.provinces())
                    .allMatch(province ->
                            territory.unit(province.capitalDistrict(), day).isPresent());
        }
    }

    @Test
    void a_unit_serves_a_place_only_from_its_day_on() {
        Ubigeo tumbes = new Ubigeo("240101");
        assertThat(unitCode(tumbes, LocalDate.of(2020, 12, 31))).isEmpty();
        assertThat(unitCode(tumbes, LocalDate.of(2021, 12, 31))).hasValue("PIURA");
        assertThat(unitCode(tumbes, LocalDate.of(2022, 1, 1))).hasValue("TUMBES");
    }

    @Test
    void a_province_of_its_own_unit_is_not_served_by_the_unit_of_its_department() {
        LocalDate day = LocalDate.of(2026, 8, 31);
        assertThat(unitCode(new Ubigeo("010401"), day)).hasValue("AMAZONAS-CONDORCANQUI");
        assertThat(unitCode(new Ubigeo("010501"), day)).hasValue("AMAZONAS-BAGUA");
        assertThat(unitCode(new Ubigeo("160701"), day)).hasValue("LORETO-YURIMAGUAS");
        assertThat(unitCode(new Ubigeo("160101"), day)).hasValue("LORETO-IQUITOS");
        assertThat(unitCode(new Ubigeo("150101"), day)).hasValue("LIMA-CALLAO");
        assertThat(unitCode(new Ubigeo("151001"), day)).hasValue("LIMA-PROVINCIAS");
    }

    @Test
    void a_district_that_no_list_knows_has_province_and_unit_by_its_prefix() {
        Ubigeo unknown = new Ubigeo("060199");
        assertThat(territory.district(unknown)).isEmpty();
        assertThat(territory.province(unknown)).map(Province::name).hasValue("Cajamarca");
        assertThat(territory.department(unknown)).map(Department::name).hasValue("Cajamarca");
        assertThat(unitCode(unknown, LocalDate.of(2026, 1, 1))).hasValue("CAJAMARCA");
        assertThat(unitCode(new Ubigeo("990101"), LocalDate.of(2026, 1, 1))).isEmpty();
    }

    @Test
    void a_loaded_list_adds_districts_and_replaces_what_it_knows_better() {
        District baños = new District(
                new Ubigeo("060108"),
                "Los Baños del Inca",
                "Baños del Inca",
                OptionalInt.of(2671),
                OptionalInt.of(54_002),
                Optional.empty());
        Territory loaded = territory.with(List.of(baños));
        assertThat(loaded.districts()).hasSize(197);
        assertThat(loaded.district(baños.ubigeo())).hasValue(baños);
        assertThat(territory.district(baños.ubigeo())).isEmpty();
    }

    @Test
    void unit_codes_fit_a_file_name_and_every_unit_names_its_source() {
        assertThat(territory.units()).allSatisfy(unit -> {
            assertThat(unit.code()).matches("[A-Z-]+");
            assertThat(unit.source()).isNotBlank();
        });
    }

    private Optional<String> unitCode(Ubigeo place, LocalDate day) {
        return territory.unit(place, day).map(TerritorialUnit::code);
    }

    private Set<String> unitsInUse(LocalDate day) {
        return territory.provinces().stream()
                .flatMap(province -> unitCode(province.capitalDistrict(), day).stream())
                .collect(Collectors.toSet());
    }
}
