/** The programme's identifiers as types; all are text, with their leading zeros (rulebook §8). */
package org.ayni.kernel.id;
