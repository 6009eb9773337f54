package org.ayni.app.console.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ayni.app.console.FieldProblem;
import org.springframework.util.MultiValueMap;

/**
 * An export as it was asked for.
 *
 * @param announced how many rows the viewer was told; negative when the address does not say
 */
record ExportAsked(ExportFormat format, long announced, List<FieldProblem> wrong) {

    static ExportAsked read(ListRequest request, MultiValueMap<String, String> address) {
        List<FieldProblem> wrong = new ArrayList<>(request.problems());
        Optional<ExportFormat> format = ExportFormat.of(String.valueOf(address.getFirst("formato")));
        if (format.isEmpty()) {
            wrong.add(new FieldProblem("total", "Elija si quiere XLSX o CSV."));
        }
        String total = request.marked().isEmpty()
                ? String.valueOf(address.getFirst("total"))
                : Integer.toString(request.marked().size());
        boolean known = total.matches("[0-9]{1,9}");
        if (!known) {
            wrong.add(new FieldProblem(
                    "total", "Exporte desde la lista, cuando ya se ve cuántas filas son, o marque algunas."));
        }
        return new ExportAsked(
                format.orElse(ExportFormat.XLSX), known ? Long.parseLong(total) : -1, List.copyOf(wrong));
    }

    /** @param most rows that this way of exporting takes */
    List<FieldProblem> problems(long most) {
        if (wrong.isEmpty() && announced > most) {
            return List.of(new FieldProblem(
                    "total",
                    "Son más de " + Shown.grouped(most) + " filas: se exportan en segundo plano, desde la lista."));
        }
        return wrong;
    }
}
