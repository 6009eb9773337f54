package org.ayni.app.console.duplicates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.list.ListColumn;
import org.ayni.app.console.list.ListColumn.Kind;
import org.ayni.app.console.list.ListColumn.Word;
import org.ayni.app.console.list.ListDesk;
import org.ayni.app.console.list.ListFilter;
import org.ayni.app.console.list.ListOrder;
import org.ayni.app.console.list.ListPage;
import org.ayni.app.console.list.ListView;
import org.ayni.app.console.list.ListView.Source;
import org.ayni.app.duplicates.ImpossibleKind;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMapping;

/** Records that cannot be true; each opens its household, where it is corrected. */
@Controller
@RequestMapping("/imposibles")
class ImpossiblePage extends ListPage {

    private static final ListOrder NUMBER =
            ListOrder.of("numero", "Orden en que se hallaron", "i.impossible::integer", "integer");
    private static final String OPEN = "POR_CORREGIR";
    private static final String CORRECTED = "CORREGIDO";

    ImpossiblePage(ListDesk desk) {
        super(desk);
    }

    @Override
    protected ListView view(Viewer viewer, MultiValueMap<String, String> address) {
        String state = "(CASE WHEN i.is_open THEN '" + OPEN + "' ELSE '" + CORRECTED + "' END)";
        return new ListView(
                "imposibles",
                "Registros que no pueden ser ciertos",
                "/imposibles",
                new ListView.Noun("registro", "registros"),
                "duplicates.current_impossible AS i",
                Optional.empty(),
                List.of(new Source("home", """
                                JOIN LATERAL (
                                  SELECT household.household, household.household_id
                                  FROM registry.membership AS belongs
                                  JOIN registry.household AS household USING (household)
                                  WHERE belongs.person = i.person AND upper_inf(belongs.recorded)
                                  ORDER BY upper(belongs.valid) DESC NULLS FIRST
                                  LIMIT 1) AS home ON true""", Set.of()), new Source("record", """
                                JOIN registry.person_record AS record
                                  ON record.person = i.person
                                    AND upper_inf(record.recorded)
                                    AND upper_inf(record.valid)""", Set.of())),
                List.of(
                        ListColumn.of("hogar", "Hogar", "Código del hogar.", "home.household_id", Kind.TEXT, "home"),
                        ListColumn.of(
                                "persona",
                                "Persona",
                                "Nombre de la persona.",
                                "concat_ws(' ', record.given_names, record.paternal_surname, record.maternal_surname)",
                                Kind.TEXT,
                                "record"),
                        ListColumn.of("motivo", "Por qué no puede ser", "Qué contradice a qué.", "i.kind", Kind.TEXT)
                                .saying(kinds()),
                        ListColumn.of("estado", "Estado", "Si ya se corrigió.", state, Kind.TEXT)
                                .saying(Map.of(
                                        OPEN,
                                        new Word("Por corregir", "bad"),
                                        CORRECTED,
                                        new Word("Corregido", "good"))),
                        ListColumn.of("hallado", "Hallado", "Día en que se halló.", "i.found_at::date", Kind.DATE),
                        ListColumn.of("desde", "Último cambio", "Día del último cambio.", "i.at::date", Kind.DATE)
                                .onDemand()),
                List.of(
                        ListFilter.of("motivo", "Por qué no puede ser", new ListFilter.Choice(names()), """
                                i.kind = ANY (CAST(:motivo AS text[]))"""),
                        ListFilter.of(
                                "estado",
                                "Estado",
                                new ListFilter.Choice(Map.of(OPEN, "Por corregir", CORRECTED, "Corregido")),
                                state + " = ANY (CAST(:estado AS text[]))")),
                List.of(NUMBER),
                NUMBER,
                Optional.of("'household/' || home.household_id"),
                Optional.of("/hogares/"));
    }

    private static Map<String, Word> kinds() {
        Map<String, Word> words = new LinkedHashMap<>();
        for (ImpossibleKind kind : ImpossibleKind.values()) {
            words.put(kind.name(), new Word(kind.spanish(), ""));
        }
        return words;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (ImpossibleKind kind : ImpossibleKind.values()) {
            names.put(kind.name(), kind.spanish());
        }
        return names;
    }
}
