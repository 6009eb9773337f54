package org.ayni.app.opinion;

/**
 * A cell in which the stored result of a cycle is not the recomputed one.
 *
 * @param file result file of the exchange format
 * @param row what else tells the row apart: member, month, concept
 * @param column column of the file; {@code fila} when only one side has the row
 * @param stored what the cycle stored; empty when it has no such row
 * @param recomputed what the second opinion says; empty when it has no such row
 */
public record Difference(String household, String file, String row, String column, String stored, String recomputed) {}
