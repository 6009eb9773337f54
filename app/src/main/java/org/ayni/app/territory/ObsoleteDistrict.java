package org.ayni.app.territory;

import java.util.Optional;
import org.ayni.kernel.id.Ubigeo;

/**
 * A code that older lists carry and that no district has any more.
 *
 * @param successor the district's code today, where it still exists under another one
 * @param note why, in Spanish, for the person who loads the list
 */
public record ObsoleteDistrict(Ubigeo ubigeo, String name, Optional<Ubigeo> successor, String note) {}
