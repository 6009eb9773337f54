/**
 * What the program and its libraries tell about themselves, for whoever looks into a fault: one JSON object a line, a file a day.
 *
 * <p>Input: events of the logging library. Output: {@code logs/ayni-DATE.jsonl} in the home, kept for a month. Owner unit: UTI.
 *
 * <p>Invariants: no line holds a DNI, a telephone or an account: every run of seven digits or more in a text is made unreadable, and
 * what the database says about a value that it could not read is left out. A text cannot make a line of its own or colour a
 * terminal: control and format characters are escaped.
 *
 * <p>Easy to get wrong: this is the last net and not the rule. Names cannot be recognised: a text of ours never holds one, and neither
 * does an address, whose pattern is logged instead ({@code console.RequestLog}).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.ayni.app.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
