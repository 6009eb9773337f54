package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Days;

/**
 * The integrated package of a child: every item due in the month is satisfied; nothing due is complete. A child of low birth
 * weight or preterm has no iron and no haemoglobin items.
 *
 * <p>Up to which age a child has a package is a parameter. Past the first year the growth controls of that age are its items.
 */
@Rule("R-PACK")
public final class ChildPackageComplete {
    private ChildPackageComplete() {}

    /**
     * @param dniIssued day of issue, or unknown
     * @param lowBirthWeight as marked on the member's record; the codes of HIS are looked at here
     * @return {@link Reason#OK}, or what is missing first: CRED, VACCINE, IRON, HAEMOGLOBIN, DNI
     */
    public static Reason decide(
            MemberHealth health,
            int birth,
            int dniIssued,
            boolean lowBirthWeight,
            Scheme scheme,
            int monthFirst,
            int monthLast,
            Items items) {
        boolean infant = monthLast - birth <= scheme.ages().infantLastDay();
        CredWindowsMet.Answer controls = infant
                ? CredWindowsMet.decideFirstYear(health, birth, scheme.cred(), monthFirst, monthLast, items)
                : CredWindowsMet.decide(health, birth, scheme.cred(), monthFirst, monthLast, items);
        boolean cred = controls != CredWindowsMet.Answer.MISSED;
        boolean vaccines = true;
        for (Scheme.Vaccine vaccine : scheme.vaccines()) {
            vaccines &= VaccineDosesGiven.decide(health, birth, vaccine, monthFirst, monthLast, items);
        }
        boolean light = lowBirthWeight
                || health.earliest(HealthKind.LOW_BIRTH_WEIGHT, Days.UNKNOWN, monthLast) != MemberHealth.NONE;
        boolean iron = light || IronReceived.decide(health, birth, scheme.iron(), monthFirst, monthLast, items);
        boolean haemoglobin =
                light || HaemoglobinMeasured.decide(health, birth, scheme.haemoglobin(), monthFirst, monthLast, items);
        boolean dni = documentInTime(birth, dniIssued, scheme, monthFirst, monthLast, items);
        if (!cred) {
            return Reason.CRED;
        }
        if (!vaccines) {
            return Reason.VACCINE;
        }
        if (!iron) {
            return Reason.IRON;
        }
        if (!haemoglobin) {
            return Reason.HAEMOGLOBIN;
        }
        return dni ? Reason.OK : Reason.DNI;
    }

    private static boolean documentInTime(
            int birth, int issued, Scheme scheme, int monthFirst, int monthLast, Items items) {
        int deadline = birth + scheme.deadlines().packageDniDays();
        if (deadline < monthFirst || deadline > monthLast) {
            return true;
        }
        boolean inTime = issued != Days.UNKNOWN && issued <= deadline;
        items.item(Item.PACKAGE_DNI, 1, birth, deadline, inTime ? Items.FROM_REGISTRY : Items.MISSED);
        return inTime;
    }
}
