package org.ayni.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        hidden = true,
        description = "Escribe el guion que completa órdenes en bash y zsh: source <(./ayni completion)")
final class CompletionCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(AutoComplete.bash("ayni", Ayni.commandLine()));
            out.flush();
        }
        return ExitCode.OK;
    }
}
