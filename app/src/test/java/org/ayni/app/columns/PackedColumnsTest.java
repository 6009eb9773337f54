package org.ayni.app.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.ayni.kernel.time.Days;
import org.junit.jupiter.api.Test;

class PackedColumnsTest {

    private static final long SEED = Long.getLong("ayni.seed", 20_261_121L);

    @Test
    void numbers_of_every_size_come_back_as_they_were() {
        Random random = new Random(SEED);
        System.out.printf("seed %d%n", SEED);
        for (int round = 0; round < 2_000; round++) {
            long[] values = values(random);
            byte[] packed = new byte[7 + PackedNumbers.room(values.length)];
            int end = PackedNumbers.write(values, values.length, packed, 7);
            long[] read = new long[values.length];
            assertThat(PackedNumbers.read(packed, 7, read, values.length)).isEqualTo(end);
            assertThat(read).isEqualTo(values);
        }
    }

    private static long[] values(Random random) {
        long[] values = new long[1 + random.nextInt(300)];
        int bits = random.nextInt(64);
        boolean growing = random.nextBoolean();
        boolean unknowns = random.nextInt(3) == 0;
        for (int i = 0; i < values.length; i++) {
            long step = bits == 0 ? 0 : random.nextLong() >>> 64 - bits;
            values[i] = growing && i > 0 ? values[i - 1] + step : step;
            if (unknowns && random.nextInt(4) == 0) {
                values[i] = Days.UNKNOWN;
            }
        }
        return values;
    }

    @Test
    void numbers_that_count_up_take_no_room_but_their_head() {
        long[] values = new long[8_192];
        Arrays.setAll(values, i -> 5_000_000L + 3 * i);
        byte[] packed = new byte[PackedNumbers.room(values.length)];
        assertThat(PackedNumbers.write(values, values.length, packed, 0)).isLessThan(32);
    }

    @Test
    void a_chunk_comes_back_row_by_row_with_its_texts() {
        ChunkBuilder builder = new ChunkBuilder(ChunkKind.REPORT);
        String[] ids = {"00001234", "Ñaña", "", "00001234"};
        for (int row = 0; row < ids.length; row++) {
            byte[] utf8 = ids[row].getBytes(StandardCharsets.UTF_8);
            builder.number(0, row % 2);
            builder.text(1, utf8, 0, utf8.length);
            builder.number(2, 24_318 + row);
            builder.number(3, row == 1 ? Days.UNKNOWN : 20_000);
            builder.endRow();
        }
        byte[] packed = builder.pack();
        assertThat(builder.isEmpty()).isTrue();
        Chunk chunk = new Chunk(ChunkKind.REPORT);
        chunk.read(packed, 0);
        assertThat(chunk.rows()).isEqualTo(4);
        assertThat(chunk.texts(1)).isEqualTo(3);
        for (int row = 0; row < ids.length; row++) {
            assertThat(chunk.text(1, (int) chunk.column(1)[row])).isEqualTo(ids[row]);
            assertThat(chunk.column(2)[row]).isEqualTo(24_318 + row);
        }
        assertThat(chunk.column(3)[1]).isEqualTo(Days.UNKNOWN);
    }
}
