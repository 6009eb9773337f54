package org.ayni.kernel.rule;

import org.ayni.kernel.facts.AccountState;

/** Unless the account is active, all lines of the household are liquidated and held until released. */
@Rule("R-HOLD")
public final class AmountIsHeld {
    private AmountIsHeld() {}

    public static boolean decide(AccountState account) {
        return account != AccountState.ACTIVE;
    }
}
