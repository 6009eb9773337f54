/**
 * Variance: what a liquidation shows against the cycle before it, and what stands out in it, before anybody signs.
 *
 * <p>Input: the stored totals and lines of two cycles, the closed roll with its titulares and accounts. Output: the comparison,
 * the findings, and who accepted each with which reason.
 *
 * <p>Invariants: findings are stored once, right after the liquidation and before anybody can sign, and come out the same
 * whenever they are computed again; no resolution while a finding is open, kept by the database; who liquidated accepts none; nothing is ever taken back.
 *
 * <p>Easy to get wrong: what is compared is what the bank would be told to pay, released money included and held money not.
 * A first cycle has nothing to be compared with, and is looked through all the same.
 *
 * <p>Owner: Unidad de Operaciones de Afiliación y Liquidación (UOAL).
 */
@NullMarked
@ApplicationModule(
        displayName = "Variance",
        allowedDependencies = {"database", "audit", "liquidation"})
package org.ayni.app.variance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
