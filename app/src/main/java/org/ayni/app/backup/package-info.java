/**
 * Backups of an installation with the embedded server: making them, trying them, restoring them, putting old ones away.
 *
 * <p>Input: a running installation, or a backup. Output: a folder with a list of SHA-256 that any machine can check
 * ({@code sha256sum -c}), the rows of every table, and what the installation keeps beside its database; a home restored from one.
 * Owner unit: UTI.
 *
 * <p>Invariants: a backup appears whole or not at all; nothing is overwritten, by a backup or by a restore; every file is compared
 * with its SHA-256 as it is restored, and a file that is missing, changed or too many is named; the act of backing up, trying and
 * restoring stands in the record of acts. No key is printed or logged.
 *
 * <p>Easy to get wrong: a backup holds personal data, and unless it was made without them the keys of the installation; its folder
 * is as secret as the home. The list of what was signed is copied before the moment of the backup, or a restored chain would seem
 * to lack its end; the files that the steps wrote are copied after it, or the database would speak of files that are not there.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "database", "audit", "access"})
package org.ayni.app.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
