@NullMarked
package org.ayni.app.cli;

import org.jspecify.annotations.NullMarked;
