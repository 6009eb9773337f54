/**
 * Pages about the staff itself: accounts, roles, what waits for a second person, and access in an emergency.
 *
 * <p>Invariants: nothing here shows a household; whoever opens these pages for others gains nothing from them himself.
 */
@NullMarked
package org.ayni.app.console.people;

import org.jspecify.annotations.NullMarked;
