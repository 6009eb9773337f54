package org.ayni.app.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a password must be: long, and not one that is tried first. No demands on capitals or signs, no expiry.
 *
 * <p>Source: NIST SP 800-63B-4, 3.1.1.2 (15 characters alone, 8 beside a second factor, a list of refused passwords, no rules
 * of composition).
 */
public final class PasswordRule {

    static final int SHORTEST_ALONE = 15;
    static final int SHORTEST_WITH_SECOND_FACTOR = 8;
    static final int LONGEST = 256;

    private static final String LIST = "/access/refused_passwords.txt";
    private static final Pattern MARKS_AND_SIGNS = Pattern.compile("[^a-z0-9]");

    private final Set<String> refused = read();

    /**
     * Why a password cannot be taken, for the person who chose it; empty when it can.
     *
     * @param userName sign-in name of the person
     * @param secondFactor whether signing in asks for something else besides
     */
    public Optional<String> refusal(String password, String userName, boolean secondFactor) {
        String normal = Passwords.normal(password);
        int characters = normal.codePointCount(0, normal.length());
        int shortest = secondFactor ? SHORTEST_WITH_SECOND_FACTOR : SHORTEST_ALONE;
        if (characters < shortest) {
            return Optional.of("La contraseña es corta: escriba al menos " + shortest
                    + " caracteres. Una frase de varias palabras es fácil de recordar.");
        }
        if (characters > LONGEST) {
            return Optional.of("La contraseña es demasiado larga: use como máximo " + LONGEST + " caracteres.");
        }
        String plain = plain(normal);
        boolean known = refused.contains(plain) || refused.contains(plain.replaceAll("[0-9]+$", ""));
        if (known || plain.contains(plain(userName)) || plain.chars().distinct().count() <= 2) {
            return Optional.of(
                    "Esa contraseña es de las primeras que se prueban: elija una frase que solo usted conozca.");
        }
        return Optional.empty();
    }

    /** Letters without accents and digits: what is left of «Júntos-2026». */
    private static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return MARKS_AND_SIGNS.matcher(apart).replaceAll("");
    }

    private static Set<String> read() {
        try (InputStream file = PasswordRule.class.getResourceAsStream(LIST)) {
            if (file == null) {
                throw new IllegalStateException(LIST);
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PasswordRule::plain)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
