package org.ayni.app.console;

/**
 * What is wrong with a field of a form; the summary on top of the form links to the field.
 *
 * @param field id of the field in the page
 * @param message what is wrong and how to mend it, in Spanish
 */
public record FieldProblem(String field, String message) {}
