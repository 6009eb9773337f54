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
import org.ayni.app.duplicates.Sign;
import org.ayni.app.duplicates.SuspicionFact;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMapping;

/** Records that may be one person, the most alike first. */
@Controller
@RequestMapping("/duplicados")
class SuspicionsPage extends ListPage {

    private static final ListOrder NUMBER = ListOrder.of("numero", "Número", "s.suspicion::integer", "integer");

    SuspicionsPage(ListDesk desk) {
        super(desk);
    }

    @Override
    protected ListView view(Viewer viewer, MultiValueMap<String, String> address) {
        return new ListView(
                "duplicados",
                "Registros que pueden ser la misma persona",
                "/duplicados",
                new ListView.Noun("aviso", "avisos"),
                "duplicates.current_suspicion AS s",
                Optional.empty(),
                List.of(record("a", "one"), home("a"), record("b", "other"), home("b")),
                List.of(
                        ListColumn.of("aviso", "Aviso", "Número del aviso.", "s.suspicion::text", Kind.TEXT),
                        ListColumn.of("puntos", "Parecido", "Cuánto se parecen, de 100.", "s.points", Kind.WHOLE),
                        ListColumn.of("estado", "Estado", "Cómo está el aviso.", "s.what", Kind.TEXT)
                                .saying(states()),
                        ListColumn.of("uno", "Registro más antiguo", "Nombre del primero.", name("a"), Kind.TEXT, "a"),
                        ListColumn.of("dni1", "DNI", "DNI del primero.", "a.dni", Kind.DNI, "a"),
                        ListColumn.of(
                                "hogar1", "Hogar", "Hogar del primero.", "a_home.household_id", Kind.TEXT, "a_home"),
                        ListColumn.of("otro", "Registro más nuevo", "Nombre del segundo.", name("b"), Kind.TEXT, "b"),
                        ListColumn.of("dni2", "DNI del otro", "DNI del segundo.", "b.dni", Kind.DNI, "b"),
                        ListColumn.of(
                                "hogar2",
                                "Hogar del otro",
                                "Hogar del segundo.",
                                "b_home.household_id",
                                Kind.TEXT,
                                "b_home"),
                        ListColumn.of("desde", "Desde", "Día del último hecho.", "s.at::date", Kind.DATE)
                                .onDemand()),
                List.of(
                        ListFilter.of(
                                "estado",
                                "Estado",
                                new ListFilter.Choice(names()),
                                "s.what = ANY (CAST(:estado AS text[]))"),
                        ListFilter.of("desde", "Parecido desde", new ListFilter.Whole(0, 100), "s.points >= :desde"),
                        ListFilter.of(
                                "hogares",
                                "Hogar",
                                new ListFilter.Choice(Map.of("MISMO", "El mismo", "OTRO", "Otro")),
                                """
                                (CASE WHEN a_home.household = b_home.household THEN 'MISMO' ELSE 'OTRO' END)
                                  = ANY (CAST(:hogares AS text[]))""",
                                "a_home",
                                "b_home"),
                        ListFilter.of(
                                "signo", "Señal", new ListFilter.Choice(signs()), "s.signs && CAST(:signo AS text[])")),
                List.of(ListOrder.of("parecido", "Más parecidos primero", "(100 - s.points)", "integer"), NUMBER),
                NUMBER,
                Optional.empty(),
                Optional.of("/duplicados/"));
    }

    private static Source record(String alias, String column) {
        return new Source(alias, """
                JOIN registry.person_record AS %1$s
                  ON %1$s.person = s.%2$s
                    AND upper_inf(%1$s.recorded)
                    AND upper_inf(%1$s.valid)""".formatted(alias, column), Set.of());
    }

    private static Source home(String alias) {
        return new Source(alias + "_home", """
                LEFT JOIN LATERAL (
                  SELECT household.household, household.household_id
                  FROM registry.membership AS belongs
                  JOIN registry.household AS household USING (household)
                  WHERE belongs.person = %1$s.person AND upper_inf(belongs.recorded)
                  ORDER BY upper(belongs.valid) DESC NULLS FIRST
                  LIMIT 1) AS %1$s_home ON true""".formatted(alias), Set.of(alias));
    }

    private static String name(String alias) {
        return "concat_ws(' ', %1$s.given_names, %1$s.paternal_surname, %1$s.maternal_surname)".formatted(alias);
    }

    private static Map<String, Word> states() {
        Map<String, Word> words = new LinkedHashMap<>();
        for (SuspicionFact fact : SuspicionFact.values()) {
            words.put(fact.name(), new Word(fact.spanish(), fact.isOpen() ? "note" : "good"));
        }
        return words;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (SuspicionFact fact : SuspicionFact.values()) {
            names.put(fact.name(), fact.spanish());
        }
        return names;
    }

    private static Map<String, String> signs() {
        Map<String, String> signs = new LinkedHashMap<>();
        for (Sign sign : Sign.values()) {
            signs.put(sign.name(), sign.spanish());
        }
        return signs;
    }
}
