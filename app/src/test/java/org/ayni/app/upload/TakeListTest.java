package org.ayni.app.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The acts on a brought list: each refusal once, and nothing done twice. */
class TakeListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 25);
    private static final Actor ANA = new Actor("ana.sintetica");
    private static final Actor LUIS = new Actor("luis.sintetico");

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final TinyList list = new TinyList();

    @AfterEach
    void close() {
        database.close();
    }

    private TakeList acts() {
        return new TakeList(database, new UploadFiles(folder.resolve("uploads")));
    }

    private Upload keep(String name, String text) {
        try {
            return acts().keep(list, name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ANA, TODAY);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Upload now(Upload upload) {
        return new Uploads(database).find(upload.id()).orElseThrow();
    }

    private Optional<TakeList.Refused> check(Upload upload) {
        return acts().check(list, upload.id(), ANA, TODAY, bytes -> {});
    }

    private Optional<TakeList.Refused> apply(Upload upload) {
        return acts().apply(list, upload.id(), ANA, TODAY, bytes -> {});
    }

    private long rowsDone() {
        return database.app()
                .sql("SELECT count(*) FROM audit.act WHERE act = 'tiny-row'")
                .query(Long.class)
                .single();
    }

    @Test
    void good_rows_are_applied_and_each_bad_one_is_given_back_as_it_stood() throws IOException {
        Upload upload = keep("C:\\fakepath\\../lista.csv", """
                DNI;Nombre;Nació;Monto;Hijos;Sexo;extra
                12345678;Ñahui;25/08/2020;200,50;2;f;x
                1234567;Luz;2020-02-30;1,200;99;mujer;y
                12345678;Otra;;;;;
                87654321;"O'Higgins-Pérez";;;;;
                00000001;=cmd|' /C calc'!A0;;;;;
                """);
        assertThat(upload.fileName()).isEqualTo("lista.csv");
        assertThat(upload.step()).isEqualTo(UploadStep.MAPPED);
        assertThat(check(upload)).isEmpty();
        Upload.Event checked = now(upload).last(UploadStep.CHECKED).orElseThrow();
        assertThat(checked.part("rows")).isEqualTo("5");
        assertThat(checked.part("rejected")).isEqualTo("3");
        assertThat(checked.tallies()).containsExactly(new BroughtList.Tally("new", "Nuevas", 2));
        assertThat(rowsDone()).isZero();

        assertThat(acts().firstFaults(now(upload), 9))
                .extracting(FaultBook.Shown::field, FaultBook.Shown::suggestion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "dni; monto; nacio; hijos; sexo".replace("monto; nacio", "nacio; monto"),
                                "01234567; 1200.00; F"),
                        org.assertj.core.groups.Tuple.tuple("dni", ""),
                        org.assertj.core.groups.Tuple.tuple("nombre", ""));
        assertThat(acts().firstFaults(now(upload), 9).get(1).error()).isEqualTo("Línea 4: El DNI está dos veces.");
        Path book = acts().fetchBook(now(upload), ANA).orElseThrow();
        try (BroughtTable table = BroughtTable.open(book, "x", Optional.empty(), bytes -> {})) {
            assertThat(table.header())
                    .containsExactly(
                            "DNI",
                            "Nombre",
                            "Nació",
                            "Monto",
                            "Hijos",
                            "Sexo",
                            "extra",
                            "error",
                            "campo",
                            "sugerencia");
            RawRow first = table.next();
            assertThat(first).isNotNull();
            assertThat(first.cells().subList(0, 7))
                    .containsExactly("1234567", "Luz", "2020-02-30", "1,200", "99", "mujer", "y");
        }

        assertThat(apply(upload)).isEmpty();
        assertThat(rowsDone()).isEqualTo(2);
        assertThat(now(upload).last(UploadStep.APPLIED).orElseThrow().part("reference"))
                .isEqualTo("tiny-1");
        assertThat(apply(upload))
                .hasValueSatisfying(why -> assertThat(why.reason()).contains("Aplicada"));
        assertThat(check(upload)).isPresent();
        assertThat(rowsDone()).isEqualTo(2);
    }

    @Test
    void another_layout_is_asked_about_once_and_remembered() throws IOException {
        String other = "COD_PERSONA,NOMBRES Y APELLIDOS\n12345678,Ana\n";
        Upload first = keep("uno.csv", other);
        assertThat(first.step()).isEqualTo(UploadStep.RECEIVED);
        ListLayout layout = list.layout(TODAY);
        List<String> header = acts().header(first.id(), Optional.empty());
        assertThat(acts().name(layout, first.id(), ColumnMapping.byName(layout, header), Optional.empty(), ANA))
                .hasValueSatisfying(why -> assertThat(why.reason()).contains("dni, nombre"));
        ColumnMapping twice = new ColumnMapping(List.of(0, 0, -1, -1, -1, -1, -1));
        assertThat(acts().name(layout, first.id(), twice, Optional.empty(), ANA))
                .hasValueSatisfying(why -> assertThat(why.reason()).contains("a la vez"));
        ColumnMapping said =
                ColumnMapping.by(layout, header, Map.of("dni", "cod_persona", "nombre", "Nombres y Apellidos"));
        assertThat(acts().name(layout, first.id(), said, Optional.empty(), ANA)).isEmpty();

        Upload second = keep("dos.csv", other.replace("Ana", "Luz").replace("COD_PERSONA", " Cod-Persona "));
        assertThat(second.step()).isEqualTo(UploadStep.MAPPED);
        assertThat(check(second)).isEmpty();
        assertThat(now(second).last(UploadStep.CHECKED).orElseThrow().part("rejected"))
                .isEqualTo("0");
        assertThatThrownBy(() -> ColumnMapping.by(layout, header, Map.of("dni", "NADA")))
                .hasMessageContaining("no está en la lista");
    }

    @Test
    void what_changes_too_much_waits_for_a_second_person_who_did_not_bring_it() {
        StringBuilder text = new StringBuilder("dni,nombre\n");
        for (int i = 0; i < TinyList.MANY + 1; i++) {
            text.append("1000000").append(i).append(",Ana\n");
        }
        Upload upload = keep("muchas.csv", text.toString());
        assertThat(check(upload)).isEmpty();
        assertThat(now(upload).stop()).contains("Son más de 5.");
        assertThat(apply(upload))
                .hasValueSatisfying(why -> assertThat(why.reason()).contains("otra persona"));
        assertThat(allow(upload, ANA))
                .hasValueSatisfying(why -> assertThat(why.reason()).contains("otra persona"));
        assertThat(allow(upload, LUIS)).isEmpty();
        assertThat(allow(upload, LUIS)).isPresent();
        assertThat(apply(upload)).isEmpty();
        assertThat(rowsDone()).isEqualTo(TinyList.MANY + 1);
    }

    private Optional<TakeList.Refused> allow(Upload upload, Actor by) {
        Optional<TakeList.Refused> answer =
                database.transaction().execute(transaction -> acts().allow(upload.id(), "es la lista nacional", by));
        return answer == null ? Optional.empty() : answer;
    }

    @Test
    void undoing_needs_a_reason_and_happens_once() {
        Upload upload = keep("l.csv", "dni,nombre\n12345678,Ana\n");
        assertThat(acts().undo(list, upload.id(), "error", ANA, TODAY)).isPresent();
        assertThat(check(upload)).isEmpty();
        assertThat(apply(upload)).isEmpty();
        assertThat(acts().undo(list, upload.id(), " ", ANA, TODAY))
                .hasValueSatisfying(why -> assertThat(why.reason()).contains("por qué"));
        assertThat(acts().undo(list, upload.id(), "era otra lista", ANA, TODAY)).isEmpty();
        assertThat(now(upload).step()).isEqualTo(UploadStep.UNDONE);
        assertThat(acts().undo(list, upload.id(), "otra vez", ANA, TODAY)).isPresent();
    }

    @Test
    void a_file_that_cannot_be_read_is_kept_with_what_to_do_and_an_encoding_can_be_said() throws IOException {
        byte[] mixed = "dni,nombre\n12345678,Ñandú\n12345679,X\n".getBytes(StandardCharsets.UTF_8);
        mixed[mixed.length - 2] = (byte) 0xD1;
        Upload upload = acts().keep(list, "m.csv", new ByteArrayInputStream(mixed), ANA, TODAY);
        assertThat(upload.step()).isEqualTo(UploadStep.FAILED);
        assertThat(upload.events().getLast().part("found")).contains("línea 2").contains("línea 3");
        assertThat(acts().name(
                                list.layout(TODAY),
                                upload.id(),
                                new ColumnMapping(List.of(0, 1, -1, -1, -1, -1, -1)),
                                Optional.of(TextEncoding.WINDOWS_1252),
                                ANA))
                .isEmpty();
        assertThat(check(upload)).isEmpty();
        assertThat(acts().firstFaults(now(upload), 9)).singleElement().satisfies(fault -> {
            assertThat(fault.error()).contains("dañadas");
            assertThat(fault.suggestion()).isEqualTo("Ñandú");
        });
    }

    @Test
    void a_column_written_month_first_refuses_the_whole_list_and_one_slip_only_its_row() {
        Upload american = keep("a.csv", "dni,nombre,nacio\n12345678,Ana,05/08/2020\n12345679,Luz,05/25/2020\n");
        assertThat(check(american)).isEmpty();
        assertThat(now(american).step()).isEqualTo(UploadStep.FAILED);
        assertThat(now(american).events().getLast().part("what")).contains("mes antes que el día");
        Upload slip = keep("b.csv", "dni,nombre,nacio\n12345678,Ana,25/08/2020\n12345679,Luz,05/25/2020\n");
        assertThat(check(slip)).isEmpty();
        assertThat(now(slip).last(UploadStep.CHECKED).orElseThrow().part("rejected"))
                .isEqualTo("1");
    }

    @Test
    void what_was_checked_is_what_is_applied_to_the_last_byte() throws IOException {
        Upload upload = keep("l.csv", "dni,nombre\n12345678,Ana\n");
        assertThat(check(upload)).isEmpty();
        Files.writeString(folder.resolve("uploads").resolve(upload.id()), "dni,nombre\n12345678,Eva\n");
        assertThat(apply(upload)).isEmpty();
        assertThat(now(upload).step()).isEqualTo(UploadStep.FAILED);
        assertThat(rowsDone()).isZero();
        Files.delete(folder.resolve("uploads").resolve(upload.id()));
        assertThat(now(upload).events().getLast().part("what")).contains("ya no es el que se revisó");
    }

    @Test
    void a_double_press_applies_once() throws Exception {
        Upload upload = keep("l.csv", "dni,nombre\n12345678,Ana\n");
        assertThat(check(upload)).isEmpty();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> presses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                presses.add(people.submit(() -> {
                    start.await();
                    return apply(upload).isEmpty();
                }));
            }
            start.countDown();
            int done = 0;
            for (Future<Boolean> press : presses) {
                done += press.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(rowsDone()).isEqualTo(1);
    }

    @Test
    void no_name_of_a_file_leads_out_of_the_folder_and_no_file_is_too_long() throws IOException {
        for (String name : List.of("../../etc/passwd", "..", "a\0b", "CON", "x".repeat(5_000), "\u202Efdp.exe")) {
            Upload upload = keep(name, "dni,nombre\n12345678,Ana\n");
            assertThat(upload.id()).matches("[0-9a-f]{32}");
            assertThat(upload.fileName()).doesNotContain("/", "\0", "\u202E");
        }
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(only -> assertThat(only.getFileName()).hasToString("uploads"));
        }
        TakeList little = new TakeList(database, new UploadFiles(folder.resolve("little"), 10));
        assertThatThrownBy(() -> little.keep(list, "l.csv", new ByteArrayInputStream(new byte[11]), ANA, TODAY))
                .hasMessageContaining("demasiado grande");
        assertThatThrownBy(() -> new UploadFiles(folder).path("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_that_was_done_is_changed_or_deleted() {
        keep("l.csv", "dni,nombre\n12345678,Ana\n");
        for (String table : List.of("upload", "event", "column_map")) {
            assertThatThrownBy(() ->
                            database.app().sql("DELETE FROM upload." + table).update())
                    .hasStackTraceContaining("permission denied");
        }
    }
}
