/**
 * The law as files that a lawyer reads ({@code law/*.yaml}), turned into the kernel's {@code Law}.
 *
 * <p>Inputs: the built-in files, and optionally a directory whose files replace single parameters, rules, norms or
 * reasons by id (a what-if, a draft norm). Invariant: nothing is computed from a file with an error in it; the error names
 * file, entry and field.
 */
@ApplicationModule(
        displayName = "law",
        allowedDependencies = {})
@NullMarked
package org.ayni.app.law;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
