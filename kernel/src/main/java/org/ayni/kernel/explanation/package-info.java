/**
 * A decision explains itself: the same assessment, told as a tree of sentences with the facts, the rule, the parameter
 * values, their source and their confidence. Spanish, because the State and the family read it.
 */
@NullMarked
package org.ayni.kernel.explanation;

import org.jspecify.annotations.NullMarked;
