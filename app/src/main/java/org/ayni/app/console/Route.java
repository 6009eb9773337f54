package org.ayni.app.console;

import java.util.Set;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the table of rights: who may ask for what.
 *
 * @param method GET looks, POST acts
 * @param pattern address, with names for its variable parts
 * @param roles who may
 * @param withoutRole whether somebody who signed in and has no role may too: what concerns only the own account
 */
public record Route(HttpMethod method, PathPattern pattern, Set<Role> roles, boolean withoutRole) {

    static Route of(HttpMethod method, String pattern, Set<Role> roles) {
        return new Route(method, PathPatternParser.defaultInstance.parse(pattern), Set.copyOf(roles), false);
    }

    /** For everybody who signed in. */
    static Route own(HttpMethod method, String pattern) {
        return new Route(method, PathPatternParser.defaultInstance.parse(pattern), Set.of(Role.values()), true);
    }

    boolean allows(Viewer viewer) {
        return withoutRole || viewer.hasAny(roles);
    }

    boolean matches(String asked, String path) {
        return method.matches(asked) && pattern.matches(PathContainer.parsePath(path));
    }

    @Override
    public String toString() {
        return method + " " + pattern.getPatternString();
    }
}
