/**
 * Work in the background: what takes longer than somebody waits for a page.
 *
 * <p>Input: work that a page asks for. Output: how far it is, its end with a cause, and its file. Owner unit: UTI.
 *
 * <p>Invariants: work runs with the rights that its owner has when it runs; nobody else sees it, and its file is given only
 * while the owner sees the places that he saw when he asked. A worker that dies loses its lease and another goes on; after
 * three deaths the work fails with a cause and a person may press «otra vez». A file is whole or not there.
 *
 * <p>Easy to get wrong: the state is changed only by whoever holds the lease, so every write names its worker.
 */
@NullMarked
package org.ayni.app.console.job;

import org.jspecify.annotations.NullMarked;
