package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.ayni.app.exchange.NothingComputable;
import org.ayni.app.exchange.UnreadableFile;
import org.ayni.app.law.LawFileError;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;
import org.ayni.kernel.law.NoValueInForce;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a few lines of Spanish and an exit code; a stack trace only with {@code --debug}. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        boolean debug = Ayni.of(line.getCommandSpec()).debug;
        if (debug) {
            failure.printStackTrace(err);
        }
        return switch (failure) {
            case ProblemException stopped -> print(withAdvice(stopped.problem(), line), err);
            case NothingComputable nothing ->
                print(
                        Problem.missing(message(nothing))
                                .whatToDo("Complete los archivos y repita la orden: no se escribió ningún resultado."),
                        err);
            case UnreadableFile unreadable ->
                print(
                        Problem.missing(message(unreadable))
                                .whatToDo("Exporte ese archivo otra vez y repita la orden: no se tomó nada de él."),
                        err);
            case LawFileError law ->
                print(
                        Problem.missing("La ley no se puede usar: " + message(law))
                                .whatToDo("Corrija esa entrada; nada se calcula con media ley."),
                        err);
            case NoValueInForce missing ->
                print(
                        Problem.missing("La ley no dice cuánto vale «" + missing.parameter() + "» el " + missing.day()
                                        + ".")
                                .whatToDo("Elija un bimestre posterior, o agregue ese valor con su fecha en law/."),
                        err);
            case IOException io ->
                print(
                        Problem.missing("No se pudo leer o escribir un archivo: " + io)
                                .whatToDo("Revise que exista, los permisos y el espacio en disco."),
                        err);
            default -> {
                err.println("Falla nuestra, no suya: " + failure);
                err.println("  Qué hacer: repita la orden con --debug y envíe lo que muestra.");
                yield ExitCode.OUR_FAULT;
            }
        };
    }

    /** The heap did not suffice: not a mistake of the program, and more of it may be given. */
    static int outOfMemory(PrintWriter err) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return print(
                Problem.missing("No alcanzó la memoria que se le dio a la orden.")
                        .found(megabytes + " MB")
                        .whatToDo("Repítala con más, por ejemplo AYNI_JAVA_OPTS=-Xmx" + (4 * megabytes + 1023) / 1024
                                + "g, si la máquina la tiene."),
                err);
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println("Orden mal escrita: " + SpanishUsage.of(wrong));
        line.getErr().println("  Qué hacer: " + help(line));
        return ExitCode.USAGE;
    }

    /** A wrong call that says nothing else is mended with the help of its command. */
    private static Problem withAdvice(Problem problem, CommandLine line) {
        return problem.kind() == Problem.Kind.USAGE && problem.whatToDo().isEmpty()
                ? problem.whatToDo(help(line))
                : problem;
    }

    private static String help(CommandLine line) {
        return "vea «" + line.getCommandSpec().qualifiedName() + " --help».";
    }

    private static int print(Problem problem, PrintWriter err) {
        err.println(problem.what());
        part(err, "Dónde", problem.where());
        part(err, "Se esperaba", problem.expected());
        part(err, "Se encontró", problem.found());
        part(err, "Qué hacer", problem.whatToDo());
        return switch (problem.kind()) {
            case USAGE -> ExitCode.USAGE;
            case REJECTED_ROWS -> ExitCode.ROWS_REJECTED;
            case MISSING -> ExitCode.MISSING;
        };
    }

    private static void part(PrintWriter err, String name, String text) {
        if (!text.isEmpty()) {
            err.println("  " + name + ": " + text);
        }
    }

    private static String message(Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
