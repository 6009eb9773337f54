package org.ayni.app.access;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Who looks, with the rights of this moment.
 *
 * @param staff the person
 * @param roles what the person is for the programme today
 * @param places where the person sees households today
 * @param source address of the machine where the person sits
 */
public record Viewer(Staff staff, Set<Role> roles, SeenPlaces places, String source) {

    /** The control body, and who answers for the programme. */
    public static final Set<Role> READ_ACTS = Set.of(Role.AUDITOR, Role.EXECUTIVE_DIRECTOR);

    public Viewer {
        roles = Set.copyOf(roles);
    }

    public boolean hasAny(Set<Role> wanted) {
        return !Collections.disjoint(roles, wanted);
    }

    /** Whether the person reads the record of everybody's acts. */
    public boolean readsActs() {
        return hasAny(READ_ACTS);
    }

    /** The posts, in the order of the programme's chart. */
    public List<String> posts() {
        return roles.stream().sorted().map(Role::spanish).toList();
    }
}
