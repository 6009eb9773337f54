package org.ayni.app.upload;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.upload.BroughtList.Tally;

/**
 * A file that somebody brought.
 *
 * @param id random, of 32 hexadecimal digits
 * @param fileName as its owner called it; for people only
 * @param events what was done with it, in order
 */
public record Upload(
        String id,
        String kind,
        String fileName,
        long bytes,
        String sha256,
        String by,
        Instant receivedAt,
        List<Event> events) {

    public Upload {
        events = List.copyOf(events);
    }

    /** Something done with it. */
    public record Event(UploadStep step, Map<String, String> detail, String by, Instant at) {

        public Event {
            detail = Map.copyOf(detail);
        }

        public String part(String name) {
            return detail.getOrDefault(name, "");
        }

        /** The counts of a check, a receipt or an undoing, in their order. */
        public List<Tally> tallies() {
            return Arrays.stream(part("tallies").split("\n"))
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.split("\\|", 3))
                    .map(parts -> new Tally(parts[0], parts[1], Long.parseLong(parts[2])))
                    .toList();
        }
    }

    /** Where it stands. */
    public UploadStep step() {
        return events.isEmpty() ? UploadStep.RECEIVED : events.getLast().step();
    }

    /** The last time that this was done. */
    public Optional<Event> last(UploadStep step) {
        return events.reversed().stream().filter(event -> event.step() == step).findFirst();
    }

    /** Why a second person must agree before it is applied; empty when nobody needs to, or somebody did. */
    public Optional<String> stop() {
        return step() == UploadStep.CHECKED
                ? last(UploadStep.CHECKED).map(event -> event.part("stop")).filter(stop -> !stop.isEmpty())
                : Optional.empty();
    }

    /** Whether the good rows may be applied now. */
    public boolean canBeApplied() {
        return step() == UploadStep.ALLOWED || step() == UploadStep.CHECKED && stop().isEmpty();
    }
}
