package org.ayni.app.exchange;

/**
 * One row that was not accepted, at its first fault.
 *
 * @param line first physical line of the row; the header's line is 1
 * @param column the column at fault, as the layout spells it
 * @param message for people, in Spanish: what was found and what to do
 */
public record Rejection(ExchangeFile file, int line, String column, RejectionCode code, String message) {}
