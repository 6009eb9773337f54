package org.ayni.app.cli;

import java.time.Instant;
import java.util.Optional;
import org.ayni.app.cycle.Replay;
import org.ayni.app.cycle.ReplayCycle;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Recalcula el bimestre con el padrón y la evidencia tal como se conocían en un momento, sin guardar nada,",
            "y dice si es igual a lo que se guardó: 0 = igual, 3 = distinto, 4 = falta algo para calcularlo."
        },
        footer = {"", "Ejemplo: ./ayni cycle replay 2026-3 --as-known 2026-07-25"})
final class CycleReplayCommand extends CycleBase {

    @Option(
            names = "--as-known",
            paramLabel = "FECHA",
            converter = Converters.ToKnownAt.class,
            description = {
                "Hasta cuándo se sabía: AAAA-MM-DD (el final de ese día en Lima) o AAAA-MM-DDThh:mm:ss (hora de Lima, o",
                "con Z o -05:00). Si no se da, el momento en que se cerró el padrón."
            })
    @Nullable
    Instant asKnown;

    @Override
    Integer work(Session session) {
        Replay replay = new ReplayCycle(session.database(), session.law(), session.talk())
                .replay(period, Optional.ofNullable(asKnown));
        session.talk().close();
        return switch (replay) {
            case Replay.Refused refused ->
                throw Problem.missing(refused.reason())
                        .where(session.database().place())
                        .whatToDo(refused.whatToDo())
                        .stop();
            case Replay.Computed computed -> {
                if (spec != null) {
                    new ReplayText(computed)
                            .print(session.ayni().format, spec.commandLine().getOut());
                }
                yield computed.differing().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
            }
        };
    }
}
