package org.ayni.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** One order of modules, and imports only run backwards in it. */
class ModuleOrderTest {

    /** From what everything stands on to what stands on everything. A new module takes its place here. */
    private static final List<String> ORDER = List.of(
            "problem",
            "law",
            "exchange",
            "database",
            "audit",
            "upload",
            "territory",
            "access",
            "backup",
            "registry",
            "search",
            "duplicates",
            "evidence",
            "columns",
            "intake",
            "ledger",
            "verification",
            "liquidation",
            "permanence",
            "variance",
            "whatif",
            "opinion",
            "iso20022",
            "payment",
            "bank",
            "synthetic",
            "report",
            "cycle",
            "bench",
            "log",
            "console",
            "cli");

    private static final ApplicationModules MODULES = ApplicationModules.of("org.ayni.app");

    @Test
    void modules_use_only_what_is_public_and_what_they_declare_and_never_in_a_circle() {
        MODULES.verify();
    }

    @Test
    void every_module_has_its_place_in_the_order() {
        assertThat(MODULES.stream().map(ModuleOrderTest::name)).isSubsetOf(ORDER);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_imports_only_what_stands_before_it(ApplicationModule module) {
        List<String> before = ORDER.subList(0, ORDER.indexOf(name(module)));
        assertThat(module.getDirectDependencies(MODULES, DependencyType.values())
                        .uniqueModules()
                        .map(ModuleOrderTest::name))
                .as(name(module))
                .isSubsetOf(before);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_declares_what_it_may_use(ApplicationModule module) throws ClassNotFoundException {
        // The command line stands on everything; every other module says on what.
        if (!name(module).equals("cli")) {
            var declared = Class.forName(module.getBasePackage().getName() + ".package-info")
                    .getAnnotation(org.springframework.modulith.ApplicationModule.class);
            assertThat(declared).as(name(module)).isNotNull();
            assertThat(declared.allowedDependencies())
                    .as(name(module))
                    .doesNotContain(org.springframework.modulith.ApplicationModule.OPEN_TOKEN);
        }
    }

    static List<ApplicationModule> modules() {
        return MODULES.stream().toList();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
