package org.ayni.kernel.rule;

/** A household's total never goes below zero: what a recupero cannot take is carried to the next liquidation. */
@Rule("R-CARRY")
public final class CarriedBalance {
    private CarriedBalance() {}

    /** What is payable: {@code max(0, current + reintegro + recupero − before)}, in céntimos. */
    public static long payable(long current, long reintegro, long recupero, long before) {
        return Math.max(0, net(current, reintegro, recupero, before));
    }

    /** What is carried, in céntimos, ≥ 0. */
    public static long after(long current, long reintegro, long recupero, long before) {
        return Math.max(0, Math.negateExact(net(current, reintegro, recupero, before)));
    }

    /** @param recupero negative or 0 */
    private static long net(long current, long reintegro, long recupero, long before) {
        return Math.subtractExact(Math.addExact(Math.addExact(current, reintegro), recupero), before);
    }
}
