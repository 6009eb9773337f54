package org.ayni.app.territory;

/**
 * What a list says otherwise than we believe.
 *
 * @param line of the list
 * @param code of the place
 * @param name as the list writes it
 * @param fresh true for a place that is not known
 * @param before what is believed of the facts that differ; empty for a place that is not known
 * @param after what the list says of them
 */
public record PlaceDifference(int line, String code, String name, boolean fresh, String before, String after) {}
