/**
 * The pages of the control body: who saw, changed or exported a household, what a person did, and whether the record of it all
 * is whole.
 *
 * <p>Input: the record of acts and its chain. Output: pages and a file; nothing is changed. Owner unit: OCI.
 *
 * <p>Invariants: reading the record is itself recorded, in the same transaction; every question is a walk along an index, so
 * that it takes as long over ten million acts as over ten. The control body sends no form: what it begins (a check, an
 * export) only reads, and is asked for with GET.
 *
 * <p>Easy to get wrong: an act about many things, as an export, names its households in {@code audit.about} and not in its
 * subject.
 */
@NullMarked
package org.ayni.app.console.acts;

import org.jspecify.annotations.NullMarked;
