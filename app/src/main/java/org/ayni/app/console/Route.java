package org.ayni.app.console;

import java.util.Set;
import org.ayni.app.access.Role;
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
 */
public record Route(HttpMethod method, PathPattern pattern, Set<Role> roles) {

    static Route of(HttpMethod method, String pattern, Set<Role> roles) {
        return new Route(method, PathPatternParser.defaultInstance.parse(pattern), Set.copyOf(roles));
    }

    boolean matches(String asked, String path) {
        return method.matches(asked) && pattern.matches(PathContainer.parsePath(path));
    }

    @Override
    public String toString() {
        return method + " " + pattern.getPatternString();
    }
}
