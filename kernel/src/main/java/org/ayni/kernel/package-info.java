/**
 * The programme's arithmetic: money, time, ids, rules and the assessment of a caseload.
 *
 * <p>Pure functions over values. Nothing here reads a clock, a file or a database, and nothing depends on anything but
 * the JDK, so that the same rules run on a laptop and on a cluster (compiled for Java 17).
 */
@NullMarked
package org.ayni.kernel;

import org.jspecify.annotations.NullMarked;
