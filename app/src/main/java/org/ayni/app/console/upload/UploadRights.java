package org.ayni.app.console.upload;

import org.ayni.app.access.Viewer;
import org.ayni.app.console.RoutePolicy;

/** What a viewer may press on the pages of a kind of list. */
public record UploadRights(boolean bring, boolean apply, boolean undo) {

    static UploadRights of(Viewer viewer, String address) {
        return new UploadRights(
                RoutePolicy.may(viewer, "POST", address),
                RoutePolicy.may(viewer, "POST", address + "/x/aplicar"),
                RoutePolicy.may(viewer, "POST", address + "/x/revertir"));
    }
}
