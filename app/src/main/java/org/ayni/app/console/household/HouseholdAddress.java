package org.ayni.app.console.household;

import org.springframework.web.util.UriUtils;

/** Where the page of a household is. */
public final class HouseholdAddress {

    private HouseholdAddress() {}

    /** @param household its code */
    public static String of(String household) {
        return "/hogares/" + UriUtils.encodePathSegment(household, java.nio.charset.StandardCharsets.UTF_8);
    }
}
