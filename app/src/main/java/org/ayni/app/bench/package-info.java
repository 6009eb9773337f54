/**
 * The bench: how long the whole nation takes, and against what.
 *
 * <p>Process: none of the programme's; engineers and the head of liquidation use it to know what a closing night costs before
 * it comes. In: a synthetic caseload of any size. Out: seconds, memory and fingerprints, as medians of repeated runs.
 *
 * <p>Invariants: every measurement is a process of its own, so that none profits from what another left warm; rounds are
 * interleaved, so that a busy minute of the machine touches all of them alike; only ratios inside one run are worth comparing;
 * implementations that do not come to the same fingerprint are not compared at all.
 *
 * <p>Easy to get wrong: a bench works in a home of its own and forgets the cycle it has just run, to run it again. Nothing
 * else in Ayni can forget, and the bench refuses a home that it did not make.
 */
@ApplicationModule(
        displayName = "Bench",
        allowedDependencies = {
            "problem",
            "law",
            "exchange",
            "database",
            "audit",
            "territory",
            "access",
            "search",
            "intake",
            "verification",
            "liquidation",
            "variance",
            "opinion",
            "duplicates",
            "whatif",
            "synthetic",
            "cycle"
        })
@NullMarked
package org.ayni.app.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
