/** Money in whole céntimos. */
package org.ayni.kernel.money;
