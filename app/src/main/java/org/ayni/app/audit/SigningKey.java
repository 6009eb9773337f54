package org.ayni.app.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * The key that signs the ends of the chain: Ed25519, in a file of the installation that only its owner reads. It is not in the
 * database, so whoever can write there still cannot sign. The public half stands beside it, to be kept by the auditor.
 */
final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "signing-key";
    private static final String PUBLIC = "signing-key.pub";

    private final PrivateKey key;
    private final byte[] publicKey;

    private SigningKey(PrivateKey key, byte[] publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** Reads the key of a folder, or makes one; of several that make one at the same time, one is kept. */
    static SigningKey readOrCreate(Path folder) {
        try {
            Path file = folder.resolve(PRIVATE);
            if (!Files.exists(file)) {
                create(folder);
            }
            List<byte[]> halves = Files.readAllLines(file).stream()
                    .map(Base64.getDecoder()::decode)
                    .toList();
            if (!Files.exists(publicFile(folder))) {
                Files.move(fresh(base64(halves.getLast()), folder), publicFile(folder), StandardCopyOption.ATOMIC_MOVE);
            }
            return new SigningKey(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(halves.getFirst())),
                    halves.getLast());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where the public half of an installation stands. */
    static Path publicFile(Path folder) {
        return folder.resolve(PUBLIC);
    }

    /** A public key in X.509 form from a file in Base64. */
    static byte[] readPublic(Path file) throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }

    private static void create(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Path fresh = fresh(
                base64(pair.getPrivate().getEncoded()) + base64(pair.getPublic().getEncoded()), folder);
        try {
            Files.createLink(folder.resolve(PRIVATE), fresh);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // Its key is the key.
        } finally {
            Files.delete(fresh);
        }
    }

    private static String base64(byte[] encoded) {
        return Base64.getEncoder().encodeToString(encoded) + "\n";
    }

    private static Path fresh(String text, Path folder) throws IOException {
        Path fresh = Files.createTempFile(
                folder,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(fresh, text);
    }

    /** In X.509 form. */
    byte[] publicKey() {
        return publicKey.clone();
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a public key made this signature; false for what is no key or no signature. */
    static boolean isSignedBy(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }
}
