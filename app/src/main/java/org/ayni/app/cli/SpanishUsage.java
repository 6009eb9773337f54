package org.ayni.app.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in Spanish: the library only speaks English. */
final class SpanishUsage {
    private SpanishUsage() {}

    static String of(ParameterException wrong) {
        return switch (wrong) {
            case MissingParameterException missing ->
                "falta "
                        + missing.getMissing().stream().map(SpanishUsage::name).collect(Collectors.joining(", "))
                        + ".";
            case UnmatchedArgumentException unmatched ->
                "no se reconoce " + String.join(" ", unmatched.getUnmatched()) + "." + suggestions(unmatched);
            case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " se escribió dos veces.";
            case MutuallyExclusiveArgsException both -> "hay opciones que no van juntas (" + both.getMessage() + ").";
            default -> {
                ArgSpec about = wrong.getArgSpec();
                yield about == null
                        ? String.valueOf(wrong.getMessage())
                        : "«" + wrong.getValue() + "» no sirve para " + name(about) + ".";
            }
        };
    }

    private static String suggestions(UnmatchedArgumentException unmatched) {
        String similar = String.join(", ", unmatched.getSuggestions());
        return similar.isEmpty() ? "" : " ¿Quiso decir " + similar + "?";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : argument.paramLabel();
    }
}
