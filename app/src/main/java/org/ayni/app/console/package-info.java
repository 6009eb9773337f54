/**
 * The staff console: the pages on which the programme's people work, made on the server.
 *
 * <p>Input: requests of people who signed in. Output: pages in Spanish. Owner unit: UTI. Each family of pages has a package
 * below this one; how to add a page stands in {@code docs/console.md}.
 *
 * <p>Invariants: an address that {@link org.ayni.app.console.RoutePolicy} does not list is refused; a page asks the
 * database through {@link org.ayni.app.access.OnBehalfOf} and nothing else; what belongs to another territory is answered
 * like what does not exist. No page loads anything from another host, and none has a script or a style inside it.
 *
 * <p>Easy to get wrong: a count, a suggestion or an error text can tell about a household as much as its page does.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "problem",
            "law",
            "database",
            "audit",
            "upload",
            "territory",
            "access",
            "backup",
            "registry",
            "search",
            "verification",
            "liquidation",
            "permanence",
            "variance",
            "whatif",
            "opinion",
            "duplicates",
            "iso20022",
            "payment",
            "report",
            "cycle"
        })
package org.ayni.app.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
