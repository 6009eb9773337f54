package org.ayni.app.synthetic;

/**
 * A pregnancy that the programme knows of.
 *
 * @param lmp last menstruation
 * @param endedOn birth; unknown while it lasts
 * @param registeredOn the day of the first prenatal control, since when it is known
 */
record Pregnancy(Person woman, int lmp, int endedOn, int registeredOn) {}
