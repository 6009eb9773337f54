package org.ayni.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import org.ayni.app.audit.SealAudit;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code ayni}: its general options and the list of its commands. */
@Command(
        name = "ayni",
        versionProvider = Version.class,
        description = {
            "Ayni decide cada bimestre qué corresponde a cada hogar y por qué, lo paga y da cuenta de cada sol.",
            "Configurado para el Programa JUNTOS."
        },
        footer = {
            "",
            "Para empezar: ./ayni demo",
            "Códigos de salida: 0 bien, 1 falla nuestra, 2 orden mal escrita, 3 hubo filas rechazadas, 4 falta algo previo."
        })
public final class Ayni implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Muestra esta ayuda.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Muestra la versión.")
    boolean version;

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "CARPETA",
            description = "Donde Ayni guarda su base de datos y sus archivos (o AYNI_HOME; si no, ~/.ayni).")
    @Nullable
    Path home;

    @Option(
            names = "--format",
            scope = ScopeType.INHERIT,
            paramLabel = "table|csv|json",
            description = "Cómo escribir los datos: ${COMPLETION-CANDIDATES}.")
    OutputFormat format = OutputFormat.table;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Sin avance ni avisos, solo datos y errores.")
    boolean quiet;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Muestra la causa técnica de un error.")
    boolean debug = System.getenv("AYNI_DEBUG") != null;

    @Spec
    @Nullable
    CommandSpec spec;

    /** Every command, in the order of the help. */
    private static List<Object> commands() {
        return List.of(
                new DemoCommand(),
                new ServeCommand(),
                new GenerateCommand(),
                new TerritoryCommand(),
                new LoadCommand(),
                new ExportCommand(),
                new AssessCommand(),
                new DuplicatesCommand(),
                new ExplainCommand(),
                new WhatIfCommand(),
                new CycleCommand(),
                new PermanenceCommand(),
                new BankCommand(),
                new BenchCommand(),
                new DatabaseCommand(),
                new BackupCommand(),
                new RestoreCommand(),
                new AuditCommand(),
                new DoctorCommand(),
                new TestCommand(),
                new CompletionCommand());
    }

    /** Runs one command line. */
    public static void main(String[] arguments) {
        // Wherever the machine stands, a day begins and ends in Lima.
        TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
        System.exit(execute(commandLine(), arguments));
    }

    /** The exit code of a command line. */
    static int execute(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError full) {
            return Failures.outOfMemory(line.getErr());
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Ayni());
        commands().forEach(line::addSubcommand);
        speakSpanish(line);
        Failures failures = new Failures();
        return line.setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(28);
    }

    private static void speakSpanish(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .synopsisHeading("Uso: ")
                .synopsisSubcommandLabel("ORDEN")
                .commandListHeading("%nÓrdenes:%n")
                .optionListHeading("%nOpciones:%n");
        line.getSubcommands().values().forEach(Ayni::speakSpanish);
    }

    /** The folder of this installation: {@code --home}, else {@code AYNI_HOME}, else {@code ~/.ayni}. */
    Home chosenHome() {
        return Home.chosen(home, System.getenv());
    }

    /**
     * The database of this installation, started and migrated if need be; the caller closes it, and then what was done
     * becomes part of the chain of acts.
     */
    Database openDatabase() {
        return openDatabase(chosenHome(), System.getenv());
    }

    /** As {@link #openDatabase()}, of another home. */
    Database openDatabase(Home chosen, Map<String, String> environment) {
        keepLog(chosen.create());
        Database database = Database.open(chosen, environment, this::say);
        database.beforeClosing(() -> new SealAudit(database, chosen).seal());
        return database;
    }

    /** Talk, for a person: on stderr, and not with {@code --quiet}. */
    void say(String text) {
        if (!quiet && spec != null) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(text);
            err.flush();
        }
    }

    /** What the libraries have to say goes to a file of the day; must be called before the first of them speaks. */
    static void keepLog(Home home) {
        System.setProperty("ayni.logs", home.logs().toString());
    }

    /** Without a command: the help, and the exit code of a wrong call. */
    @Override
    public Integer call() {
        if (spec != null) {
            PrintWriter err = spec.commandLine().getErr();
            spec.commandLine().usage(err);
        }
        return ExitCode.USAGE;
    }

    /** The general options, from within any command. */
    static Ayni of(@Nullable CommandSpec command) {
        if (command == null) {
            throw new IllegalStateException("a command runs without its specification");
        }
        return (Ayni) command.root().userObject();
    }
}
