package org.ayni.kernel.facts;

import org.jspecify.annotations.Nullable;

/** The pregnancies of members. */
public final class Pregnancies {

    private IntColumn member = new IntColumn();
    private final IntColumn lmp = new IntColumn();
    private final IntColumn ended = new IntColumn();
    private @Nullable Rows byMember;

    /**
     * @param lmp first day of the last menstruation
     * @param ended day of the outcome, or unknown
     */
    public void add(int member, int lmp, int ended) {
        this.member.add(member);
        this.lmp.add(lmp);
        this.ended.add(ended);
    }

    void clear() {
        member.clear();
        lmp.clear();
        ended.clear();
        byMember = null;
    }

    void seal(int members) {
        byMember = Rows.byOwner(member, members);
        member = new IntColumn();
    }

    public Rows byMember() {
        return Facts.sealed(byMember);
    }

    public int lmp(int row) {
        return lmp.get(row);
    }

    public int ended(int row) {
        return ended.get(row);
    }
}
