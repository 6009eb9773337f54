package org.ayni.app.audit;

import java.nio.charset.StandardCharsets;

/**
 * One act, as the chain seals it.
 *
 * @param id order in which the acts were recorded
 * @param atMicros when, in microseconds since 1970 (UTC)
 * @param detail the JSON text that the database gives
 */
record Entry(long id, long atMicros, String byPerson, String act, String subject, String detail) {

    /** The text that is hashed, as the function {@code audit.written} of the database writes it. */
    String written() {
        String[] fields = {Long.toString(id), Long.toString(atMicros), byPerson, act, subject, detail};
        StringBuilder written = new StringBuilder();
        for (String field : fields) {
            written.append(written.isEmpty() ? "" : ",")
                    .append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field);
        }
        return written.toString();
    }
}
