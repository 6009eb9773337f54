package org.ayni.app.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name typed to sign in: lower-case letters and digits, with single dots, hyphens or underscores between them. */
final class UserName {

    private static final int LONGEST = 60;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    private UserName() {}

    /** As it is stored, whatever capitals and blanks were typed. */
    static String normal(String typed) {
        String cut = typed.length() > LONGEST * 2 ? typed.substring(0, LONGEST * 2) : typed;
        return Normalizer.normalize(cut, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    static boolean isWellFormed(String name) {
        return name.length() <= LONGEST && FORM.matcher(name).matches();
    }
}
