/**
 * The territory: departments, provinces, districts and the programme's territorial units (UT).
 *
 * <p><b>Process</b>: everything that is grouped, instructed or reported "by place" asks here. <b>Inputs</b>: the built-in
 * files of {@code law/territory} (25 departments, 196 provinces, their capital districts, the UTs with their dates) and
 * the official district lists that a person loads. <b>Outputs</b>: the lookup from an INEI ubigeo to district, province,
 * department and UT on a day. <b>Owner unit</b>: Unidad de Operaciones.
 *
 * <p><b>Invariants</b>: a ubigeo is always INEI; RENIEC codes are kept beside it, never in its place. On a day, a province
 * belongs to one UT at most, and to exactly one from 2021 on. A loaded list closes and adds, it never deletes.
 *
 * <p><b>Easy to get wrong</b>: a district that no list knows still has a province, a department and a UT, by its prefix.
 * The assignment to a UT is dated: ask with the day that the money is about, not with today.
 */
@ApplicationModule(
        displayName = "territory",
        allowedDependencies = {"problem", "database", "audit"})
@NullMarked
package org.ayni.app.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
