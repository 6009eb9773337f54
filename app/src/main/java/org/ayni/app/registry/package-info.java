/**
 * The roll (padrón): households, their members, and everything that is believed about them, on two axes of time.
 *
 * <p><b>Process</b>: maintenance of the roll. <b>Inputs</b>: rows of the exchange format that were checked, staged by a {@link
 * org.ayni.app.registry.Load}; statements about single households and people by an act, a {@link
 * org.ayni.app.registry.RollChange}. <b>Outputs</b>: the roll as it stood on a day, as it was known at an instant; one household
 * by {@link org.ayni.app.registry.RollView}. <b>Owner unit</b>: UOAL.
 *
 * <p><b>Invariants</b>: a belief is added or closed, never changed or deleted, and the database refuses the rest; at any
 * instant there is one belief about one thing on one day; a person belongs to one household; a household has one titular.
 * What was known at an instant reads the same for ever.
 *
 * <p><b>Easy to get wrong</b>: <i>valid</i> is the world's time and <i>recorded</i> is ours. Without an effective day a load
 * says how it always was and replaces what we believed; with one, the old belief stays true until that day. Take the instant
 * of a change from {@link org.ayni.app.registry.RollInstant}, never from a clock: a closing must fall between two changes,
 * not into one. An act takes its own locks and does its slow work before it begins a change, because changes run one after
 * the other; nothing of a change is written before {@code finish}. The words "now" in lists mean the last belief, which may
 * begin on a day to come; a page about a household asks for a day.
 */
@ApplicationModule(
        displayName = "registry",
        allowedDependencies = {"exchange", "database", "audit"})
@NullMarked
package org.ayni.app.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
