/**
 * The kernel of Ayni: money, time, ids, the law as data, the rules and the assessment of a bimestre. Java 17, no
 * dependencies, no clock, no database: the same code runs in the command line, in a cluster and in a test.
 */
package org.ayni.kernel;
