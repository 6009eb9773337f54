package org.ayni.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ayni.app.database.Database;
import org.ayni.app.payment.BankBreak;
import org.ayni.app.payment.BankBreaks;
import org.ayni.app.payment.CloseBreak;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the bank said and nobody could apply: seen, and closed by two people. */
final class CycleBreakCommands {

    private CycleBreakCommands() {}

    private static TablePrinter table(List<BankBreak> parked) {
        TablePrinter table = new TablePrinter("discrepancia", "qué", "orden", "detalle", "archivo", "línea", "estado");
        for (BankBreak one : parked) {
            table.row(
                    one.name(),
                    one.type().spanish(),
                    one.order(),
                    one.reason(),
                    one.file(),
                    (long) one.line(),
                    state(one));
        }
        return table;
    }

    private static String state(BankBreak parked) {
        return parked.proposal()
                .map(proposal -> parked.confirmedBy()
                                .map(by -> "cerrada por " + proposal.by() + " y " + by)
                                .orElse("propuesta por " + proposal.by())
                        + ": " + proposal.reason())
                .orElse("abierta");
    }

    @Command(
            name = "breaks",
            description = {
                "Lo que dijo el banco y no se pudo aplicar, o que contradice otra cosa que dijo (discrepancias), del bimestre",
                "y de ninguno. Por defecto, las abiertas."
            })
    static final class Breaks extends CycleBase {

        @Option(names = "--all", description = "También las cerradas.")
        boolean all;

        @Override
        Integer work(Session session) {
            List<BankBreak> parked = new BankBreaks(session.database().app())
                    .of(period).stream().filter(one -> all || one.isOpen()).toList();
            if (spec != null) {
                table(parked).print(session.ayni().format, spec.commandLine().getOut());
            }
            session.ayni().say("Discrepancias: " + parked.size() + ".");
            return ExitCode.OK;
        }
    }

    /** What both signatures have in common. */
    abstract static class OneBreak implements Callable<Integer> {

        @Parameters(paramLabel = "DISCREPANCIA", description = "Como la nombra «cycle breaks».")
        String name = "";

        @Option(names = "--by", required = true, paramLabel = "PERSONA", description = "Quién firma.")
        String by = "";

        @Spec
        @Nullable
        CommandSpec spec;

        abstract CloseBreak.Result act(CloseBreak acts);

        @Override
        public Integer call() {
            Ayni ayni = Ayni.of(spec);
            try (Database database = ayni.openDatabase()) {
                switch (act(new CloseBreak(database))) {
                    case CloseBreak.Refused refused ->
                        throw Problem.missing(refused.reason())
                                .where(name)
                                .whatToDo(refused.whatToDo())
                                .stop();
                    case CloseBreak.Done done -> {
                        if (spec != null) {
                            table(List.of(done.parked()))
                                    .print(ayni.format, spec.commandLine().getOut());
                        }
                    }
                }
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "close-break",
            description = {
                "Propone cerrar una discrepancia y dice cómo se resolvió con el banco. Queda abierta hasta que otra persona",
                "lo confirme. Cerrar no mueve dinero: eso lo hace solo lo que el banco diga."
            },
            footer = {"", "Ejemplo: ./ayni cycle close-break D-0123456789ab --reason \"Oficio 7\" --by \"Ana Quispe\""})
    static final class Close extends OneBreak {

        @Option(names = "--reason", required = true, paramLabel = "MOTIVO", description = "Cómo se resolvió.")
        String reason = "";

        @Override
        CloseBreak.Result act(CloseBreak acts) {
            return acts.propose(name, reason, CycleBase.actor(by));
        }
    }

    @Command(
            name = "confirm-break",
            description = {
                "Confirma que una discrepancia está resuelta, como lo propuso otra persona. No se deshace; no mueve dinero."
            })
    static final class Confirm extends OneBreak {

        @Override
        CloseBreak.Result act(CloseBreak acts) {
            return acts.confirm(name, CycleBase.actor(by));
        }
    }
}
