package org.ayni.app.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ayni.kernel.law.Confidence;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.law.RuleText;
import org.ayni.kernel.rule.Rule;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The law has no holes: every rule and parameter answers for every bimestre of 2021-2030 with exactly one value, says
 * where it was read or why it is assumed, and is used by the code; and the code computes nothing that the law does not say.
 */
class LawIsCompleteTest {

    private static final Law LAW = LawFiles.builtIn();

    /** Rules that no class of the kernel's rules carries, and where they are computed instead. */
    private static final Map<String, String> WITHOUT_A_CLASS = Map.of(
            "R-TIME-1", "the type Bimester",
            "R-TIME-2", "the columns of civil days and the reference day in Days",
            "R-TIME-3", "completed months in Days",
            "R-REVIEW", "the order of evidence of a condition, in MemberAssessor",
            "R-MOVE", "the order of evidence of a condition, in MemberAssessor",
            "R-EVIDENCE", "the order of evidence of a condition, in MemberAssessor",
            "R-VARIANCE", "one query over a whole cycle, in the module variance",
            "R-DUPLICATE", "two records compared, in Likeness of the module duplicates",
            "R-TBS", "SecondaryAmount computes it with its own grades, amount and scope");

    /** Rules without cases by the exchange format, and where they are tested instead. */
    private static final Map<String, String> WITHOUT_CASES = Map.of(
            "R-TIME-4", "PayRunCalendarTest of the kernel",
            "R-VARIANCE", "VarianceTest, over stored cycles",
            "R-DUPLICATE", "LikenessTest and FindDuplicatesTest",
            "R-EXIT", "PermanenceRulesTest of the kernel, and PermanenceStoryTest over stored cycles",
            "R-TITULAR", "PermanenceRulesTest of the kernel, and PermanenceActsTest");

    static Stream<Bimester> bimesters() {
        return IntStream.rangeClosed(new Bimester(2021, 1).ordinal(), new Bimester(2030, 6).ordinal())
                .mapToObj(Bimester::ofOrdinal);
    }

    static Stream<Parameter> parameters() {
        return LAW.parameters().values().stream();
    }

    static Stream<RuleText> rules() {
        return LAW.rules().values().stream();
    }

    @ParameterizedTest
    @MethodSource("bimesters")
    void every_parameter_has_exactly_one_value_in_every_month_of_a_bimestre(Bimester bimester) {
        for (LocalDate day : List.of(bimester.firstMonth().atEndOfMonth(), bimester.lastDay())) {
            for (Parameter parameter : LAW.parameters().values()) {
                List<DatedValue> inForce = inForce(parameter, day);
                assertThat(inForce).as(parameter.id() + " on " + day).hasSize(1);
                assertThat(parameter.at(day)).isEqualTo(inForce.getFirst());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bimesters")
    void scheme_of_every_month_can_be_read(Bimester bimester) {
        assertThatCode(() -> LAW.schemeAt(bimester.firstMonth().atEndOfMonth())).doesNotThrowAnyException();
        assertThatCode(() -> LAW.schemeAt(bimester.lastDay())).doesNotThrowAnyException();
    }

    /** Rules have one version so far; a second one must say from which day it decides before this test may change. */
    @ParameterizedTest
    @MethodSource("bimesters")
    void every_rule_is_one_text_in_every_bimestre(Bimester bimester) {
        Set<String> ofParameters = new TreeSet<>();
        parameters()
                .filter(parameter -> !inForce(parameter, bimester.lastDay()).isEmpty())
                .forEach(parameter -> ofParameters.add(parameter.rule()));
        assertThat(LAW.rules().keySet()).containsAll(ofParameters);
        assertThat(LAW.rules().keySet()).containsAll(classesByRule().keySet());
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void every_value_says_where_it_was_read_and_until_when_it_was_checked(Parameter parameter) {
        assertThat(parameter.title()).isNotBlank();
        assertThat(parameter.unit()).isNotBlank();
        assertThat(LAW.rules()).containsKey(parameter.rule());
        for (DatedValue value : parameter.values()) {
            assertThat(value.source()).isNotBlank();
            assertThat(value.checkedUntil()).isAfter(value.from());
        }
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void source_of_a_value_that_is_not_assumed_names_a_norm_or_says_it_was_seen(Parameter parameter) {
        for (DatedValue value : parameter.values()) {
            if (value.confidence() == Confidence.NORM) {
                assertThat(LAW.norms().keySet().stream().filter(value.source()::contains))
                        .as(parameter.id() + ": " + value.source())
                        .isNotEmpty();
            }
            if (value.confidence() == Confidence.SEEN) {
                assertThat(value.source()).contains("según reglamento §");
            }
        }
    }

    @Test
    void parameters_are_those_that_the_kernel_asks_for() {
        assertThat(LAW.parameters().keySet()).containsExactlyInAnyOrderElementsOf(ParameterIds.ALL);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_has_a_norm_or_is_assumed_with_its_reason(RuleText rule) {
        assertThat(rule.title()).isNotBlank();
        assertThat(rule.text()).isNotBlank().endsWith(".");
        if (rule.confidence() == Confidence.ASSUMED) {
            assertThat(rule.note()).isNotBlank();
        } else {
            assertThat(LAW.norms()).containsKey(rule.norm());
            assertThat(rule.place()).isNotBlank();
        }
        if (rule.confidence() == Confidence.NORM) {
            assertThat(LAW.norms().get(rule.norm()).place()).contains("seeds/").as(rule.id());
        }
    }

    @Test
    void every_norm_is_cited() {
        String everything = LAW.rules().values().toString() + LAW.parameters().values();
        assertThat(LAW.norms()).allSatisfy((id, norm) -> {
            assertThat(everything).contains(id);
            assertThat(norm.title()).isNotBlank();
            assertThat(norm.place()).isNotBlank();
        });
    }

    @Test
    void every_class_of_a_rule_resolves_in_the_law() {
        assertThat(classesByRule()).isNotEmpty();
        assertThat(LAW.rules().keySet()).containsAll(classesByRule().keySet());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_is_computed_by_a_class_or_says_where(RuleText rule) {
        assertThat(classesByRule().containsKey(rule.id()) ^ WITHOUT_A_CLASS.containsKey(rule.id()))
                .as(rule.id())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_has_cases_or_says_where_it_is_tested(RuleText rule) {
        boolean cases = Files.exists(LawCase.FOLDER.resolve(rule.id() + ".yaml"));
        assertThat(cases ^ WITHOUT_CASES.containsKey(rule.id())).as(rule.id()).isTrue();
    }

    private static List<DatedValue> inForce(Parameter parameter, LocalDate day) {
        List<DatedValue> found = new ArrayList<>();
        List<DatedValue> values = parameter.values();
        for (int i = 0; i < values.size(); i++) {
            boolean begun = !values.get(i).from().isAfter(day);
            boolean replaced =
                    i + 1 < values.size() && !values.get(i + 1).from().isAfter(day);
            if (begun && !replaced) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    /** The classes of the kernel that carry {@link Rule}, by the rule. */
    private static Map<String, Set<String>> classesByRule() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String name : classNames()) {
            try {
                Class<?> type = Class.forName(Rule.class.getPackageName() + "." + name);
                Rule rule = type.getAnnotation(Rule.class);
                if (rule != null) {
                    found.computeIfAbsent(rule.value(), none -> new TreeSet<>()).add(name);
                }
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return found;
    }

    private static List<String> classNames() {
        try {
            URI place = Rule.class.getResource("Rule.class").toURI();
            if (place.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                    return classNames(jar.provider().getPath(place).getParent());
                }
            }
            return classNames(Path.of(place).getParent());
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<String> classNames(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.startsWith("package-info"))
                    .map(name -> name.replace(".class", ""))
                    .sorted()
                    .toList();
        }
    }
}
