/**
 * The territory: departments, provinces, districts, the programme's territorial units (UT), and the places below the
 * district: centros poblados, schools, health facilities.
 *
 * <p><b>Process</b>: everything that is grouped, instructed or reported "by place" asks here. <b>Inputs</b>: the built-in
 * files of {@code law/territory} (25 departments, 196 provinces, their capital districts, the UTs with their dates) and
 * the official lists of districts and places that a person loads. <b>Outputs</b>: the lookup from an INEI ubigeo to district,
 * province, department and UT on a day. <b>Owner unit</b>: Unidad de Operaciones.
 *
 * <p><b>Invariants</b>: a ubigeo is always INEI; RENIEC codes are kept beside it, never in its place. On a day, a province
 * belongs to one UT at most, and to exactly one from 2021 on. A loaded list closes and adds, it never deletes. A code is
 * kept as it stands, with its zeros; one that lost them is refused, not mended.
 *
 * <p><b>Easy to get wrong</b>: a district that no list knows still has a province, a department and a UT, by its prefix.
 * The assignment to a UT is dated: ask with the day that the money is about, not with today. A school and a health facility
 * may have the same 8 digits: a code of a place means nothing without its kind.
 */
@ApplicationModule(
        displayName = "territory",
        allowedDependencies = {"problem", "database", "audit", "upload"})
@NullMarked
package org.ayni.app.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
