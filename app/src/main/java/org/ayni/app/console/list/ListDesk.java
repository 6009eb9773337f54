package org.ayni.app.console.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.job.Jobs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What all lists do: read a page, count, export. */
@Component
public class ListDesk {

    private static final Duration LONGEST_COUNT = Duration.ofSeconds(5);
    private static final String STOPPED_BY_THE_SERVER = "57014";

    private final OnBehalfOf reader;
    private final SavedViews views;
    private final ExportList export;
    private final Jobs jobs;
    private final long inlineRows;

    ListDesk(
            OnBehalfOf reader,
            SavedViews views,
            ExportList export,
            Jobs jobs,
            @Value("${ayni.export.inline-rows:100000}") long inlineRows) {
        this.reader = reader;
        this.views = views;
        this.export = export;
        this.jobs = jobs;
        this.inlineRows = inlineRows;
    }

    /**
     * The number of rows of a list and what can be done with all of them.
     *
     * @param rows exact; empty when counting took too long
     * @param inBackground whether so many are exported in the background
     * @param mayAsk whether this viewer may ask for work in the background
     */
    public record Total(
            ListView view, List<ListScreen.Hidden> asked, OptionalLong rows, boolean inBackground, boolean mayAsk) {

        public String inWords() {
            return Shown.grouped(rows.orElse(0)) + " " + view.noun().of(rows.orElse(0));
        }

        public boolean isKnown() {
            return rows.isPresent();
        }

        public long exact() {
            return rows.orElse(0);
        }
    }

    /** How many rows somebody waits for on the page. */
    long inlineRows() {
        return inlineRows;
    }

    /** A page of it; without rows when the request has problems. */
    ListScreen screen(ListRequest request, Viewer viewer) {
        List<List<String>> rows = request.problems().isEmpty()
                ? reader.read(
                        viewer,
                        jdbc -> new ListQueries(request, viewer)
                                .page()
                                .on(jdbc)
                                .query((row, number) -> texts(row))
                                .list())
                : List.of();
        return new DrawList(request)
                .screen(viewer, rows, views.of(viewer, request.view().name()));
    }

    Total total(ListRequest request, Viewer viewer) {
        OptionalLong rows = count(request, viewer, LONGEST_COUNT);
        return rows.isPresent()
                ? total(request, viewer, rows.getAsLong())
                : new Total(request.view(), List.of(), rows, false, false);
    }

    /** The exact number of rows; empty when counting takes longer. */
    OptionalLong count(ListRequest request, Viewer viewer, Duration longest) {
        try {
            long rows = reader.read(
                    viewer,
                    longest,
                    jdbc -> new ListQueries(request, viewer)
                            .count()
                            .on(jdbc)
                            .query(Long.class)
                            .single());
            return OptionalLong.of(rows);
        } catch (DataAccessException failed) {
            if (failed.getMostSpecificCause() instanceof SQLException why
                    && STOPPED_BY_THE_SERVER.equals(why.getSQLState())) {
                return OptionalLong.empty();
            }
            throw failed;
        }
    }

    /** When the number is known already. */
    Total total(ListRequest request, Viewer viewer, long rows) {
        boolean mayAsk = RoutePolicy.find("POST", request.view().address() + "/exportar")
                .filter(route -> viewer.hasAny(route.roles()))
                .isPresent();
        return new Total(
                request.view(), new ListAddress(request).asked(), OptionalLong.of(rows), rows > inlineRows, mayAsk);
    }

    ExportList.Result export(ListRequest request, Viewer viewer, ExportAsked asked) {
        return export.write(request, viewer, asked.format(), asked.announced(), rows -> {});
    }

    Optional<Long> exportLater(ListRequest request, Viewer viewer, ExportAsked asked) {
        String title = "Exportar " + Shown.grouped(asked.announced()) + " "
                + request.view().noun().of(asked.announced()) + " a "
                + asked.format().name();
        return jobs.ask(
                viewer,
                ExportWork.KIND,
                title,
                ExportWork.request(request.view().name(), asked.format(), new ListAddress(request).query()),
                asked.announced());
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String text = row.getString(i);
            texts.add(text == null ? "" : text);
        }
        return texts;
    }
}
