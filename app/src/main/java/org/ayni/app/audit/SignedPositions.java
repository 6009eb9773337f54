package org.ayni.app.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an installation remembers, outside its database, to have signed.
 *
 * @param hashes by position, in hexadecimal
 * @param last the highest of the positions; 0 without any
 */
record SignedPositions(Map<Long, String> hashes, long last) {

    static final SignedPositions NONE = new SignedPositions(Map.of(), 0);

    SignedPositions {
        hashes = Map.copyOf(hashes);
    }

    /** From the file that {@link SealAudit} writes; a line cut off by a crash is not there. */
    static SignedPositions read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        Map<Long, String> hashes = new HashMap<>();
        long last = 0;
        for (String line : Files.readAllLines(file)) {
            List<String> words = List.of(line.split(" "));
            if (words.size() == 3) {
                long position = Long.parseLong(words.getFirst());
                hashes.put(position, words.get(1));
                last = Math.max(last, position);
            }
        }
        return new SignedPositions(hashes, last);
    }

    /** Whether a link is the one that was signed at its position; true where none was. */
    boolean agrees(long position, String hash) {
        return hashes.getOrDefault(position, hash).equals(hash);
    }
}
