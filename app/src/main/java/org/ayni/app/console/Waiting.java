package org.ayni.app.console;

import java.util.OptionalLong;

/**
 * One thing that waits for a person.
 *
 * @param section where it stands on the first page
 * @param title what it is, for example «Propuestas por decidir»
 * @param count how many; never zero; empty for what is not counted, and for what is too much to count at once
 * @param what one sentence: what is to be done, or why it is told
 * @param link what the link says
 * @param address the page with exactly these
 */
public record Waiting(Section section, String title, OptionalLong count, String what, String link, String address) {

    /** Parts of the first page, in their order. */
    public enum Section {
        TO_DO("Le toca a usted"),
        PLACES("En su territorio"),
        NEWS("Para saber");

        private final String spanish;

        Section(String spanish) {
            this.spanish = spanish;
        }

        public String spanish() {
            return spanish;
        }
    }

    public Waiting {
        if (count.isPresent() && count.getAsLong() <= 0) {
            throw new IllegalArgumentException("nothing waits: " + title);
        }
    }

    public static Waiting toDo(String title, long count, String what, String link, String address) {
        return new Waiting(Section.TO_DO, title, OptionalLong.of(count), what, link, address);
    }

    /** In the territory of the person. */
    public static Waiting places(String title, OptionalLong count, String what, String link, String address) {
        return new Waiting(Section.PLACES, title, count, what, link, address);
    }

    public static Waiting news(String title, String what, String link, String address) {
        return new Waiting(Section.NEWS, title, OptionalLong.empty(), what, link, address);
    }

    public static Waiting news(String title, long count, String what, String link, String address) {
        return new Waiting(Section.NEWS, title, OptionalLong.of(count), what, link, address);
    }
}
