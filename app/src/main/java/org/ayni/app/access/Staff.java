package org.ayni.app.access;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ayni.app.audit.Actor;

/**
 * A person of the staff.
 *
 * @param id number in {@code access.staff}
 * @param userName typed to sign in; the name in the record of acts
 * @param fullName as shown
 * @param synthetic true for a person of the demonstration, who does not exist
 */
public record Staff(int id, String userName, String fullName, boolean synthetic) {

    /** First letters of the first two words of the name, where there is little room. */
    public String initials() {
        return Arrays.stream(fullName.split(" ", 3))
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }

    /** The person as the one who does an act. */
    public Actor actor() {
        return new Actor(userName);
    }
}
