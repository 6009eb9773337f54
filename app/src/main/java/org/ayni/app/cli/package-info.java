/**
 * The command line: the one way in for a person without a browser.
 *
 * <p>Data goes to stdout, talk to stderr. Exit codes: 0 ok, 1 our fault, 2 usage, 3 rows rejected, 4 something is missing.
 * Commands are thin: they read options, call an act, print what it says. Help and errors are in Spanish.
 */
@NullMarked
@ApplicationModule
package org.ayni.app.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
