package org.ayni.app.synthetic;

import java.util.List;

/**
 * One household as the registry stands on the closing day of the period.
 *
 * @param number its place in the caseload, from 0
 * @param seed what the dice of its evidence start from
 * @param unpaidThen bit {@code b}: it was not paid in earlier bimestre {@code b} (suspended or expired then)
 */
record Home(
        int number,
        long seed,
        Zone zone,
        int village,
        boolean suspended,
        int affiliatedOn,
        String classification,
        int classificationValidTo,
        String account,
        int openBalance,
        int unpaidThen,
        List<Person> people,
        List<Pregnancy> pregnancies) {

    boolean wasUnpaid(int earlierBimester) {
        return (unpaidThen >> earlierBimester & 1) != 0;
    }
}
