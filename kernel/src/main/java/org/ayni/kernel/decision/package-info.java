/** The words of a decision: categories, conditions, outcomes, reasons, transfers (rulebook §2 to §5). */
@NullMarked
package org.ayni.kernel.decision;

import org.jspecify.annotations.NullMarked;
