/**
 * The database of an installation: found or started, migrated, and opened with as few rights as the work needs.
 *
 * <p>Input: a {@link org.ayni.app.database.Home} and the environment. Output: a
 * {@link org.ayni.app.database.Database}. Owner unit: UTI.
 *
 * <p>Invariants: a fact that was acknowledged survives a power cut (fsync, checksums); the daily role cannot change or
 * delete what a migration did not open to it; no password is printed or logged.
 *
 * <p>Easy to get wrong: {@code SET} on a pooled connection stays for the next user of it, use {@code SET LOCAL}; a stream
 * of rows needs a transaction and a fetch size or it is read whole into memory; objects in a migration are always named
 * with their schema.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "problem")
package org.ayni.app.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
