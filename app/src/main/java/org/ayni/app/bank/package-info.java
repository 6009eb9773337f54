/**
 * The SIMULATED paying bank: a separate part that sees only files, so that it can be replaced by a real bank.
 *
 * <p>Input: a folder with pain.001.001.09 files. Output: a folder with the pain.002.001.10 and camt.054.001.08 files that
 * a bank would send back. Everything that it writes says SIMULADO.
 *
 * <p>Invariants: the same file, seed and share give the same replies, byte for byte, whenever and however often it runs;
 * an answered file is not answered again.
 *
 * <p>Easy to get wrong: it knows nothing of orders, households or the database, and must not learn.
 */
@ApplicationModule(displayName = "Simulated bank", allowedDependencies = "iso20022")
@NullMarked
package org.ayni.app.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
