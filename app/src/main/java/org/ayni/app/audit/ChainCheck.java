package org.ayni.app.audit;

import java.util.Arrays;
import java.util.Optional;
import org.ayni.app.audit.ChainVerdict.Broken;
import org.ayni.app.audit.ChainVerdict.Whole;

/** Checks a chain link by link, in order, wherever the links come from. Keeps only the last hash. */
final class ChainCheck {

    private final Optional<byte[]> trustedKey;
    private final SignedPositions signedBefore;
    private long links;
    private long checkpoints;
    private long lastSigned;
    private String hash = Link.BEFORE_THE_FIRST;

    /**
     * @param trustedKey the only key whose signatures count, in X.509 form; empty when any does
     * @param signedBefore what the installation remembers to have signed
     */
    ChainCheck(Optional<byte[]> trustedKey, SignedPositions signedBefore) {
        this.trustedKey = trustedKey;
        this.signedBefore = signedBefore;
    }

    /** The next link; what is wrong with it, if something is, and then nothing more may be asked. */
    Optional<Broken> accept(Link link) {
        Optional<String> wrong = wrongWith(link);
        if (wrong.isPresent()) {
            return wrong.map(reason -> new Broken(links + 1, reason));
        }
        links++;
        hash = link.hash();
        if (link.checkpoint().isPresent()) {
            checkpoints++;
            lastSigned = links;
        }
        return Optional.empty();
    }

    private Optional<String> wrongWith(Link link) {
        if (link.position() != links + 1) {
            return Optional.of("falta el eslabón");
        }
        if (link.written().isEmpty()) {
            return Optional.of("el acto de este eslabón ya no está");
        }
        if (!Link.hash(hash, link.written().get()).equals(link.hash())) {
            return Optional.of("el acto o su eslabón fue cambiado");
        }
        if (!signedBefore.agrees(link.position(), link.hash())) {
            return Optional.of("no es el eslabón que se firmó");
        }
        return link.checkpoint().flatMap(checkpoint -> wrongWith(checkpoint, link));
    }

    private Optional<String> wrongWith(Link.Checkpoint checkpoint, Link link) {
        byte[] signed = Link.Checkpoint.signed(link.position(), link.hash(), checkpoint.atMicros());
        if (!SigningKey.isSignedBy(checkpoint.publicKey(), signed, checkpoint.signature())) {
            return Optional.of("la firma no corresponde");
        }
        if (trustedKey.isPresent() && !Arrays.equals(trustedKey.get(), checkpoint.publicKey())) {
            return Optional.of("está firmado con otra clave");
        }
        return Optional.empty();
    }

    /** After the last link. */
    ChainVerdict end() {
        if (signedBefore.last() > links) {
            return new Broken(
                    links + 1, "faltan los eslabones del final: se había firmado hasta el " + signedBefore.last());
        }
        return new Whole(links, checkpoints, lastSigned, hash);
    }
}
