package org.ayni.app.verification;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ayni.app.exchange.ResultWriter;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.law.Law;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of the results of a cycle: the SHA-256 of each result file of the exchange format, whether or not the file is
 * ever written. So the database, {@code ayni assess} and another implementation can be compared with standard tools:
 *
 * <pre>sha256sum member_months.csv household_months.csv lines.csv totals.csv</pre>
 *
 * @param memberMonths of {@code member_months.csv}
 * @param householdMonths of {@code household_months.csv}
 * @param lines of {@code lines.csv}
 * @param totals of {@code totals.csv}
 */
public record ResultHashes(String memberMonths, String householdMonths, String lines, String totals) {

    /** Assesses everything and digests it as the files would be. */
    public static ResultHashes of(Facts facts, Law law) {
        Assessor assessor = new Assessor(facts, law);
        Digesting digesting = new Digesting();
        digesting.goOn(facts);
        for (int household : IdOrder.of(facts.households.ids)) {
            digesting.accept(assessor.assess(household));
        }
        return digesting.finish();
    }

    /** Digests what others assess, household by household in the order of ids. */
    public static final class Digesting {

        private final Map<String, MessageDigest> digests = new LinkedHashMap<>();
        private @Nullable ResultWriter writer;

        /** The households that follow are of these facts. To be called before the first one, and for each slice. */
        public void goOn(Facts facts) {
            if (writer != null) {
                writer.goOn(facts);
                return;
            }
            ResultWriter.FILES.forEach(file -> digests.put(file, Sha256.digest()));
            try {
                writer = new ResultWriter(
                        facts, file -> new DigestOutputStream(OutputStream.nullOutputStream(), of(digests, file)));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        /** No more households of the present facts will come: they are not looked at any more. */
        public void leave() {
            begun().leave();
        }

        public void accept(HouseholdAssessment household) {
            try {
                begun().accept(household);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        /** Only the months; the hashes of lines and totals are then those of empty files. */
        public void acceptMonths(HouseholdAssessment household) {
            try {
                begun().acceptMonths(household);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private ResultWriter begun() {
            if (writer == null) {
                throw new IllegalStateException("households come after their facts");
            }
            return writer;
        }

        /** After the last household; takes a while, for the rows of members are only now put in their order. */
        public ResultHashes finish() {
            try {
                begun().finish();
                begun().close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new ResultHashes(
                    hash(digests, "member_months.csv"),
                    hash(digests, "household_months.csv"),
                    hash(digests, "lines.csv"),
                    hash(digests, "totals.csv"));
        }
    }

    /**
     * One fingerprint of all four: what {@code sha256sum member_months.csv household_months.csv lines.csv totals.csv |
     * sha256sum} prints.
     */
    public String whole() {
        String listing = memberMonths + "  member_months.csv\n"
                + householdMonths + "  household_months.csv\n"
                + lines + "  lines.csv\n"
                + totals + "  totals.csv\n";
        MessageDigest digest = Sha256.digest();
        digest.update(listing.getBytes(StandardCharsets.US_ASCII));
        return Sha256.hexadecimal(digest);
    }

    /**
     * The fingerprint of one file.
     *
     * @param file one of {@link ResultWriter#FILES}
     */
    public String of(String file) {
        return switch (file) {
            case "member_months.csv" -> memberMonths;
            case "household_months.csv" -> householdMonths;
            case "lines.csv" -> lines;
            case "totals.csv" -> totals;
            default -> throw new IllegalArgumentException("no such file of a result: " + file);
        };
    }

    private static MessageDigest of(Map<String, MessageDigest> digests, String file) {
        return digests.computeIfAbsent(file, added -> Sha256.digest());
    }

    private static String hash(Map<String, MessageDigest> digests, String file) {
        return Sha256.hexadecimal(of(digests, file));
    }
}
