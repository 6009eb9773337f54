package org.ayni.app.console.list;

/**
 * A view of a list under a name.
 *
 * @param id number of the view
 * @param list name of the list
 * @param query filters, columns, order and size as they stand in the address
 * @param opensFirst whether it opens when its owner signs in
 * @param isShared whether people of the owner's places see it
 * @param isOwn whether the viewer is the owner
 * @param owner name of the owner
 */
public record SavedView(
        int id,
        String list,
        String name,
        String query,
        boolean opensFirst,
        boolean isShared,
        boolean isOwn,
        String owner) {}
