package org.ayni.app.console.household;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ayni.kernel.law.Law;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A household as its page shows it.
 *
 * @param members eldest first
 * @param periods the latest first
 */
public record HouseholdRecord(HouseholdHead head, List<Member> members, List<PeriodView> periods) {

    public HouseholdRecord {
        members = List.copyOf(members);
        periods = List.copyOf(periods);
    }

    /**
     * Empty when there is no such household, or none that the one who asks may see.
     *
     * @param asked the client that {@link org.ayni.app.access.OnBehalfOf} gave
     * @param law the law of this installation: for categories and for the words of reasons
     * @param code as it travels in documents
     */
    public static Optional<HouseholdRecord> read(JdbcClient asked, Law law, String code, AsOf moment) {
        return HouseholdHead.read(asked, code, moment).map(head -> {
            List<Member> members = new HouseholdMembers(asked, law, moment).read(head);
            Map<String, String> names = members.stream().collect(Collectors.toMap(Member::code, Member::name));
            return new HouseholdRecord(
                    head, members, new HouseholdPeriods(asked, law, moment).read(head.code(), names));
        });
    }

    /** The titular, when a member of the household is. */
    public Optional<Member> holder() {
        return members.stream().filter(Member::holder).findFirst();
    }
}
