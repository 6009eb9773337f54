/**
 * Permanence: what is proposed about the state of a household after its affiliation and about its titular, who decides it, how
 * the family hears of it and what it answers.
 *
 * <p><b>Process</b>: verification of the criteria of permanence (suspension, exit, return, reinstatement) and change of titular.
 * <b>Inputs</b>: stored verifications, the roll, what people propose with their evidence. <b>Outputs</b>: changes of the roll by
 * {@link org.ayni.app.registry.RollChange}, notices for the family, the queue of cases. <b>Owner unit</b>: UOAL, done in the UTs.
 *
 * <p><b>Invariants</b>: the steps between states of a household are the table {@code permanence.state_edge}, those of a case
 * {@code permanence.case_edge}, and the database refuses the rest. Who decides is never who proposed, nor who decides an appeal
 * who decided. A decision, its change of the roll, its notice and its act are one transaction. The rules propose and never
 * decide; the same bimestre again proposes nothing twice; a paused household they leave alone. Nothing is undone but by another
 * step that says so.
 *
 * <p><b>Easy to get wrong</b>: what the rules found is of a closed roll; what is proposed is asked again of the roll as believed
 * now, so that who renewed meanwhile is not put out. A decision may be true from a day past or to come; an appeal that is founded
 * undoes it from that day on, so that the next liquidation gives back what was not paid. {@code case_now} is derived: write steps.
 */
@ApplicationModule(
        displayName = "permanence",
        allowedDependencies = {"problem", "database", "audit", "law", "territory", "access", "registry"})
@NullMarked
package org.ayni.app.permanence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
