package org.ayni.app.columns;

import java.util.ArrayList;
import java.util.List;

/** Packs the rows of one set as they come. The packed chunks wait in memory: about 10 bytes a record. */
final class ChunkList {

    private final ChunkBuilder builder;
    private final List<byte[]> chunks = new ArrayList<>();
    private long rows;

    ChunkList(ChunkKind kind) {
        builder = new ChunkBuilder(kind);
    }

    /** Where the columns of the next row go. */
    ChunkBuilder row() {
        return builder;
    }

    void endRow() {
        builder.endRow();
        rows++;
        if (builder.isFull()) {
            chunks.add(builder.pack());
        }
    }

    long rows() {
        return rows;
    }

    /** All chunks; no rows may come after. */
    List<byte[]> finish() {
        if (!builder.isEmpty()) {
            chunks.add(builder.pack());
        }
        return chunks;
    }
}
