package org.ayni.app.access;

import java.time.Instant;
import java.util.Map;

/**
 * A sensitive change that a person asked for and another decides.
 *
 * @param kind what kind of change, for example {@code grant-role}
 * @param subject id of the thing it is about
 * @param content what exactly would be done, name to value
 * @param reason why, as the person wrote it
 * @param by who asks for it
 */
public record Proposal(
        long id,
        String kind,
        String subject,
        Map<String, String> content,
        String reason,
        Staff by,
        Instant proposedAt,
        Instant expiresAt) {

    public Proposal {
        content = Map.copyOf(content);
    }

    /** A part of the content that its kind always has. */
    public String part(String name) {
        String value = content.get(name);
        if (value == null) {
            throw new IllegalStateException(kind + " without " + name);
        }
        return value;
    }
}
