package org.ayni.app.synthetic;

/**
 * What a bimestre comes to for a household, as far as the published figures tell.
 *
 * @param paid whether anything is paid out: something due, and an active account
 * @param tpi whether it is paid and has the early-childhood transfer of the bimestre itself
 * @param tas whether it is paid and has the upper-secondary transfer of the bimestre itself
 */
record Outcome(boolean paid, boolean tpi, boolean tas) {

    static final Outcome UNPAID = new Outcome(false, false, false);
}
