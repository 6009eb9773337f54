package org.ayni.app.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.duplicates.FindDuplicates;
import org.ayni.app.law.LawFiles;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.kernel.law.ParameterIds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "duplicates",
        description = {
            "Busca en el padrón registros que pueden ser la misma persona y registros imposibles. No une nada: las personas los",
            "resuelven en la consola (/duplicados). Repetirla sin que el padrón cambie no cambia nada."
        },
        footer = {"", "Ejemplo: ./ayni duplicates --by \"Rosa (UOAL)\""})
final class DuplicatesCommand implements Callable<Integer> {

    private static final ZoneId LIMA = ZoneId.of("America/Lima");

    @Option(names = "--by", paramLabel = "PERSONA", description = "Quién lo pide; si no se da, el usuario del sistema.")
    @Nullable
    String by;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Ayni ayni = Ayni.of(spec);
        LocalDate today = LocalDate.now(LIMA);
        try (Database database = ayni.openDatabase()) {
            int possible = InstallationLaw.over(LawFiles.builtIn(), database)
                    .numberAt(ParameterIds.DUPLICATE_POSSIBLE_POINTS, today);
            FindDuplicates.Result result = new FindDuplicates(
                            database, possible, people -> ayni.say(String.format("%,d registros leídos", people)))
                    .run(new Actor(by == null ? System.getProperty("user.name", "sistema") : by.strip()), today);
            TablePrinter table = new TablePrinter("dato", "valor")
                    .row("registros", result.people())
                    .row("pares comparados", result.compared())
                    .row("avisos nuevos", result.found())
                    .row("avisos sin causa ya", result.cleared())
                    .row("registros imposibles nuevos", result.impossible())
                    .row("registros corregidos", result.corrected());
            if (spec != null) {
                table.print(ayni.format, spec.commandLine().getOut());
            }
        }
        return ExitCode.OK;
    }
}
