package org.ayni.app.exchange;

/** What rows are read for: it decides which columns exist and what else is checked. */
enum Purpose {
    /** The columns of the format, and nothing else. */
    ASSESS,
    /** Our extension columns too; what a database cannot hold is refused. */
    STORE,
    /**
     * Rows that were stored: the first cell of each is the number of its record, and stands where the line would.
     * Nothing can be wrong with them any more.
     */
    READ_BACK
}
