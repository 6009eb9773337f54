/**
 * The staff: who signs in, what each may do, and where.
 *
 * <p>Input: people, their passwords and the places they work in. Output: a {@link org.ayni.app.access.Viewer}, and
 * {@link org.ayni.app.access.OnBehalfOf}, the only door through which a page asks the database. Owner unit: UTI grants
 * accounts, the head of each unit proposes rights, the control body reads them.
 *
 * <p>Invariants: a query for a viewer runs as {@code ayni_console} and sees the households of the viewer's places and no
 * others, whatever its SQL says; without a place it sees none. The administrator sees no household. Nobody has two roles
 * that check each other. A password is kept as Argon2id only, and at most two are hashed at once.
 *
 * <p>Easy to get wrong: what a page may do is said by role, what it may show is said by place; both are asked, always. A
 * look at the record of a person or household is an act: {@link org.ayni.app.access.Looks#record}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "database", "audit", "territory"})
package org.ayni.app.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
