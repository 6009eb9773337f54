package org.ayni.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One command line, run inside the test.
 *
 * @param out what it wrote as data
 * @param err what it wrote as talk through the command line itself
 */
record CommandRun(int exitCode, String out, String err) {

    static CommandRun of(String... arguments) {
        return of(Ayni.commandLine(), arguments);
    }

    static CommandRun of(CommandLine line, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
