package org.ayni.app.console.hostile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as a browser would understand it: its links, and what of it could act. */
final class PageReading {

    private static final Set<String> RUN =
            Set.of("href", "src", "action", "formaction", "data", "xlink:href", "srcdoc");

    private final Document page;

    PageReading(String html) {
        page = Jsoup.parse(html);
    }

    /** Where a hostile text became more than text: empty on a page that can be trusted. */
    List<String> active() {
        List<String> found = new ArrayList<>();
        for (Element element : page.getAllElements()) {
            if (Set.of("script", "style").contains(element.normalName())
                    && element.data().contains(HostileTexts.MARK)) {
                found.add(element.outerHtml());
            }
            if (element.normalName().contains(HostileTexts.MARK)) {
                found.add(element.outerHtml());
            }
            for (Attribute attribute : element.attributes()) {
                if (acts(attribute)) {
                    found.add(element.normalName() + " " + attribute);
                }
            }
        }
        return found;
    }

    private static boolean acts(Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
        if (name.contains(HostileTexts.MARK) || (name.startsWith("on") && value.contains(HostileTexts.MARK))) {
            return true;
        }
        boolean runs = value.startsWith("javascript:") || value.startsWith("vbscript:") || value.startsWith("data:");
        return (RUN.contains(name) && runs) || (name.startsWith("hx-") && value.contains(HostileTexts.MARK));
    }

    /** Addresses of this host that the page leads to, without what is downloaded. */
    Set<String> links() {
        Set<String> links = new LinkedHashSet<>();
        for (Element link : page.select("a[href]")) {
            String address = link.attr("href");
            if (address.startsWith("/") && !address.startsWith("//") && !link.hasAttr("download")) {
                links.add(address.split("#", 2)[0]);
            }
        }
        return links;
    }

    boolean says(String text) {
        return page.text().contains(text) || page.html().contains(text);
    }
}
