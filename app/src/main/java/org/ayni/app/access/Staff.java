package org.ayni.app.access;

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

    /** The person as the one who does an act. */
    public Actor actor() {
        return new Actor(userName);
    }
}
