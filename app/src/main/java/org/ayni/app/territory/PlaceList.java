package org.ayni.app.territory;

import java.util.List;

/**
 * A list of places as it was read.
 *
 * @param sha256 of the file
 * @param places the accepted rows
 * @param rejected rows that were not taken, each once, at its first fault
 * @param notices rows that were taken and that a person should look at
 */
record PlaceList(String sha256, List<ListedPlace> places, List<ListProblem> rejected, List<ListProblem> notices) {}
