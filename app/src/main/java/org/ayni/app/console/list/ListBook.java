package org.ayni.app.console.list;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.RoutePolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** All lists of the console, by name: for what was written down and is opened later. */
@Component
class ListBook {

    private final ObjectProvider<ListPage> pages;

    ListBook(ObjectProvider<ListPage> pages) {
        this.pages = pages;
    }

    /** The request of a name and a query, for a viewer who may open the list. */
    Optional<ListRequest> request(Viewer viewer, String list, String query) {
        MultiValueMap<String, String> address = address(query);
        return pages.stream()
                .map(page -> page.view(viewer, address))
                .filter(view -> view.name().equals(list))
                .filter(view -> RoutePolicy.find("GET", view.address())
                        .filter(route -> viewer.hasAny(route.roles()))
                        .isPresent())
                .findFirst()
                .map(view -> ListRequest.read(view, address));
    }

    private static MultiValueMap<String, String> address(String query) {
        MultiValueMap<String, String> decoded = new LinkedMultiValueMap<>();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.forEach(value -> decoded.add(
                        name,
                        value == null ? "" : UriUtils.decode(value.replace("+", "%20"), StandardCharsets.UTF_8))));
        return decoded;
    }
}
