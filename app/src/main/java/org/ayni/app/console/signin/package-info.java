/**
 * Signing in to the console, and what a person does with the own account: password, second factor, passkeys, devices.
 *
 * <p>Input: what is sent before anybody is known. Output: a session of a {@link org.ayni.app.access.Staff}, with the duties
 * that are left to it. Owner unit: UTI. What is decided stands in {@code docs/decisions/signing-in.md}; who is let in is
 * decided by {@link org.ayni.app.access.SignIn}, never here.
 *
 * <p>Invariants: every way in ends in the same session with the same limits, and its id changes at each step. What is not
 * let in learns nothing of why.
 *
 * <p>Easy to get wrong: a session that waits for a second factor is signed in for Spring Security, and for nobody else: ask
 * {@link org.ayni.app.console.Viewers}.
 */
@NullMarked
package org.ayni.app.console.signin;

import org.jspecify.annotations.NullMarked;
