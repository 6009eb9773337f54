/**
 * How Ayni tells a person that it cannot go on.
 *
 * <p>Input: what a process found. Output: a {@link org.ayni.app.problem.Problem} that the command line prints in a few
 * lines and turns into an exit code. Every module may use it; it uses none.
 *
 * <p>Easy to get wrong: a business refusal is a value, and rejected rows are a list; neither is a problem of this kind.
 * A fault of our own is an ordinary exception and is never dressed up as one.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.ayni.app.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
