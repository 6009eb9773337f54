package org.ayni.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.facts.IdTable;
import org.junit.jupiter.api.Test;

class PackedRunsTest {

    @Test
    void runs_of_any_ids_and_values_come_back_merged_in_the_order_of_their_bytes() throws IOException {
        long seed = Long.getLong("ayni.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.println("PackedRunsTest: -Dayni.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            Comparator<byte[]> byBytes = Arrays::compareUnsigned;
            TreeMap<byte[], List<Long>> expected = new TreeMap<>(byBytes);
            PackedRuns runs = new PackedRuns(2);
            int count = random.nextInt(6);
            for (int run = 0; run < count; run++) {
                fill(runs, random, expected);
            }
            List<String> merged = new ArrayList<>();
            runs.merge((id, length, values) ->
                    merged.add(new String(id, 0, length, StandardCharsets.UTF_8) + " " + values[0] + " " + values[1]));
            assertThat(merged)
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(expected.entrySet().stream()
                            .map(entry -> new String(entry.getKey(), StandardCharsets.UTF_8) + " "
                                    + entry.getValue().get(0) + " "
                                    + entry.getValue().get(1))
                            .toList());
        }
    }

    private static void fill(PackedRuns runs, Random random, TreeMap<byte[], List<Long>> expected) {
        IdTable ids = new IdTable();
        List<long[]> values = new ArrayList<>();
        int size = random.nextInt(400);
        for (int i = 0; i < size; i++) {
            String id = id(random);
            if (!expected.containsKey(id.getBytes(StandardCharsets.UTF_8))) {
                long[] of = {random.nextInt(300), random.nextInt(10) == 0 ? random.nextLong() : 0};
                expected.put(id.getBytes(StandardCharsets.UTF_8), List.of(of[0], of[1]));
                ids.intern(id);
                values.add(of);
            }
        }
        PackedRuns.Run run = runs.begin();
        for (int index : IdOrder.of(ids)) {
            run.add(ids, index, values.get(index), 0);
        }
        run.end();
    }

    private static String id(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> "Ñ" + random.nextInt(50);
            case 1 -> "x".repeat(random.nextInt(300)) + random.nextInt(50);
            default -> "SM%08d".formatted(random.nextInt(5_000));
        };
    }
}
