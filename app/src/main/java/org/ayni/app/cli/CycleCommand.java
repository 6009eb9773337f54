package org.ayni.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "cycle",
        description = {
            "Un bimestre, paso a paso: abrir, cerrar el padrón, verificar, liquidar, autorizar, instruir, responder, reportar.",
            "Cada paso se puede repetir sin daño: dice que ya está hecho, o sigue donde quedó, o dice qué falta."
        },
        subcommands = {
            CycleStepCommands.Run.class,
            CycleStepCommands.Status.class,
            CycleStepCommands.Open.class,
            CycleStepCommands.CloseRoll.class,
            CycleStepCommands.Verify.class,
            CycleStepCommands.Liquidate.class,
            CycleVarianceCommands.Variance.class,
            CycleVarianceCommands.Accept.class,
            CycleStepCommands.Authorise.class,
            CyclePaymentCommands.Instruct.class,
            CyclePaymentCommands.Reply.class,
            CycleBreakCommands.Breaks.class,
            CycleBreakCommands.Close.class,
            CycleBreakCommands.Confirm.class,
            CycleReportCommand.class,
            CycleReplayCommand.class,
            CycleAuditCommand.class
        },
        footer = {"", "Ejemplo: ./ayni cycle run 2026-4 --by \"Ana Quispe\""})
final class CycleCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return ExitCode.USAGE;
    }
}
