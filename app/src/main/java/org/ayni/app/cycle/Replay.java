package org.ayni.app.cycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.time.Bimester;

/** What a bimestre comes to when it is computed from what was known at an instant. */
public sealed interface Replay {

    /** It cannot be computed: why, and what to do. Spanish. */
    record Refused(String reason, String whatToDo) implements Replay {}

    /**
     * It was computed.
     *
     * @param knownAt what was recorded later was not looked at
     * @param hashes fingerprints of what it comes to
     * @param rollHash fingerprint of everything that was read
     * @param closing what it is compared with; empty when the roll was never closed
     */
    record Computed(
            Bimester period,
            Instant knownAt,
            long households,
            long members,
            ResultHashes hashes,
            String rollHash,
            Optional<Closing> closing)
            implements Replay {

        /** The files of the result that are not what was stored, in the order of the exchange format. */
        public List<String> differing() {
            return closing.map(stored -> stored.differing(hashes)).orElse(List.of());
        }
    }

    /**
     * What was stored on the night of the closing.
     *
     * @param knownAt the instant of the closed roll
     * @param loadsSince loads recorded after the closing and before the instant of the replay
     * @param sameRoll whether everything that was read is what was read at the closing
     * @param sameLaw whether the parameters of the law are those of the closing
     * @param stored the fingerprints of the files that were stored, by name; none before the cycle was verified
     */
    record Closing(Instant knownAt, long loadsSince, boolean sameRoll, boolean sameLaw, List<StoredFile> stored) {

        public Closing {
            stored = List.copyOf(stored);
        }

        List<String> differing(ResultHashes computed) {
            return stored.stream()
                    .filter(file -> !file.hash().equals(computed.of(file.name())))
                    .map(StoredFile::name)
                    .toList();
        }
    }

    /** The fingerprint of one stored file of the exchange format. */
    record StoredFile(String name, String hash) {}
}
