package org.ayni.app.upload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;

/** A kind of list with one column of each kind; what it applies are rows of the record of acts. */
final class TinyList implements BroughtList {

    /** More rows than this stop it. */
    static final int MANY = 5;

    @Override
    public ListLayout layout(LocalDate today) {
        return new ListLayout(
                "tiny",
                "Lista de prueba",
                List.of(
                        ListField.required(
                                "dni",
                                new CellKind.Code(Pattern.compile("[0-9]{8}"), "un DNI de 8 dígitos", 8),
                                "DNI.",
                                "01234567",
                                "documento"),
                        ListField.required("nombre", new CellKind.PersonName(), "Nombre.", "Sintética"),
                        ListField.optional(
                                "nacio",
                                new CellKind.Day(LocalDate.of(1900, 1, 1), today),
                                "Nacimiento.",
                                "2020-01-01"),
                        ListField.optional("monto", new CellKind.Money(), "Soles.", "200.00"),
                        ListField.optional("hijos", new CellKind.Whole(0, 20), "Cuántos.", "2"),
                        ListField.optional(
                                "sexo", new CellKind.Choice(List.of("F", "M"), Map.of("mujer", "F")), "Sexo.", "F"),
                        ListField.optional("nota", new CellKind.Text(20), "Nota.", "")));
    }

    @Override
    public Reading begin(Database database, Terms terms) {
        return new Reading() {
            private final List<String> good = new ArrayList<>();
            private final Set<String> seen = new HashSet<>();
            private final List<LateFault> late = new ArrayList<>();

            @Override
            public void row(ListRow row) {
                if (row.isFaulty()) {
                    return;
                }
                if (!seen.add(row.text(0))) {
                    late.add(new LateFault(row.line(), new Fault("dni", "El DNI está dos veces.", "")));
                } else {
                    good.add(row.text(0));
                }
            }

            @Override
            public Verdict verdict() {
                return new Verdict(
                        List.of(new Tally("new", "Nuevas", good.size())),
                        good.size() > MANY ? Optional.of("Son más de " + MANY + ".") : Optional.empty());
            }

            @Override
            public void lateFaults(Consumer<LateFault> sink) {
                late.forEach(sink);
            }

            @Override
            public Receipt apply() {
                good.forEach(one -> Audit.record(database.app(), terms.by(), "tiny-row", one, Map.of()));
                return new Receipt(List.of(new Tally("done", "Hechas", good.size())), "tiny-1");
            }
        };
    }

    @Override
    public Undone undo(Database database, Terms terms) {
        Audit.record(database.app(), terms.by(), "tiny-undo", terms.upload(), Map.of());
        return new TakenBack(List.of(new Tally("undone", "Devueltas", 1)));
    }
}
