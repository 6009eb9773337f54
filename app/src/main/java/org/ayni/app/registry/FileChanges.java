package org.ayni.app.registry;

/**
 * What the accepted rows of one file changed.
 *
 * @param added rows about something that was not known
 * @param changed rows about something of which we believed something else
 * @param unchanged rows that say what we knew
 * @param withdrawn what we believed and the file no longer says (sets and lists only)
 */
public record FileChanges(long added, long changed, long unchanged, long withdrawn) {

    /** Nothing at all. */
    public static final FileChanges NONE = new FileChanges(0, 0, 0, 0);

    /** Whether the database holds something else than before. */
    public boolean hasAny() {
        return added + changed + withdrawn > 0;
    }
}
