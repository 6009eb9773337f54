package org.ayni.app.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One link of the chain, as it was read.
 *
 * @param position 1 for the first
 * @param written what its act says; empty when the act is not there any more
 * @param hash in hexadecimal
 * @param checkpoint the signature that stands at this link, if one does
 */
record Link(long position, Optional<String> written, String hash, Optional<Checkpoint> checkpoint) {

    /** The hash before the first link. */
    static final String BEFORE_THE_FIRST = "00".repeat(32);

    /**
     * The hash of the link that comes after another.
     *
     * @param before hash of the other, in hexadecimal
     */
    static String hash(String before, String written) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(before));
            return HexFormat.of().formatHex(digest.digest(written.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The signed end of the chain at some moment.
     *
     * @param atMicros when, in microseconds since 1970 (UTC)
     * @param publicKey in X.509 form
     */
    record Checkpoint(long atMicros, byte[] publicKey, byte[] signature) {

        /** The bytes that are signed. */
        static byte[] signed(long position, String hash, long atMicros) {
            return "ayni audit %d %s %d".formatted(position, hash, atMicros).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Checkpoint that
                    && atMicros == that.atMicros
                    && Arrays.equals(publicKey, that.publicKey)
                    && Arrays.equals(signature, that.signature);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(signature);
        }
    }
}
