package org.ayni.app.territory;

/**
 * Something about one row of an official list that a person must know.
 *
 * @param line where the record starts; the header is line 1
 * @param column as the list heads it
 * @param found what stands there
 * @param reason in plain Spanish
 */
public record ListProblem(int line, String column, String found, String reason) {}
