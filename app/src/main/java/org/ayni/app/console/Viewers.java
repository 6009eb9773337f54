package org.ayni.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.ayni.app.access.Staff;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.signin.Duties;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The viewer of a request, with the rights that hold now: they are read once for each request, so that a right that was
 * taken away is gone with the next click.
 */
@Component
public class Viewers {

    private static final String ATTRIBUTE = Viewer.class.getName();

    private final StaffDirectory directory;
    private final Clock clock;

    Viewers(StaffDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** As far as the request came: empty when nobody asked who it is. */
    Optional<Viewer> known(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Viewer viewer ? Optional.of(viewer) : Optional.empty();
    }

    /** Empty before anybody signed in with all that is asked for. */
    public Optional<Viewer> of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Viewer known) {
            return Optional.of(known);
        }
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || Duties.waitsForCode(signedIn) || !(signedIn.getPrincipal() instanceof Staff staff)) {
            return Optional.empty();
        }
        Viewer viewer =
                directory.viewer(staff, LocalDate.ofInstant(clock.instant(), clock.getZone()), request.getRemoteAddr());
        request.setAttribute(ATTRIBUTE, viewer);
        return Optional.of(viewer);
    }
}
