package org.ayni.app.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.ayni.app.bench.BenchCaseload;
import org.ayni.app.bench.ConsoleBench;
import org.ayni.app.console.Console;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawFiles;
import org.ayni.app.territory.Territory;
import picocli.CommandLine.Command;

@Command(
        name = "console",
        description = {
            "Arranca la consola sobre un padrón sintético y mide sus páginas para quien ve el país, una unidad territorial y",
            "una provincia: buscar, un hogar, la primera página del padrón y la milésima, contar, exportar.",
            "Da la mediana y el percentil 95 en microsegundos, y los bytes que viajaron."
        },
        footer = {"", "Ejemplo: ./ayni bench console --households 20000 --questions 200"})
final class BenchConsoleCommand extends BenchQuestionsCommand {

    @Override
    TablePrinter ask(BenchCaseload caseload, StepTalk talk) throws IOException {
        caseload.prepare(LawFiles.builtIn(), Territory.builtIn(), talk);
        TablePrinter table =
                new TablePrinter("quien_mira", "pagina", "veces", "filas", "bytes", "mediana_us", "p95_us");
        try (Database database = Database.open(caseload.home().create(), Map.of(), talk::say)) {
            ConsoleBench bench = new ConsoleBench(database, talk);
            List<ConsoleBench.Asker> askers = bench.prepare();
            Console.Settings settings = new Console.Settings(0, "127.0.0.1", true, caseload.home(), -1);
            Clock clock = Clock.system(ZoneId.of("America/Lima"));
            try (Console console = Console.start(database, settings, clock, () -> {})) {
                bench.run("http://localhost:" + console.port(), askers, questions)
                        .forEach(one -> table.row(
                                one.asker(),
                                one.page(),
                                one.times(),
                                one.rows(),
                                one.bytes(),
                                microseconds(one.medianNanos()),
                                microseconds(one.p95Nanos())));
            }
        }
        return table;
    }
}
