/**
 * The facts of one bimestre in memory: primitive columns, not an object per record, so that the whole nation (800 000
 * households, 14 million records) fits in under a gigabyte.
 */
@NullMarked
package org.ayni.kernel.facts;

import org.jspecify.annotations.NullMarked;
