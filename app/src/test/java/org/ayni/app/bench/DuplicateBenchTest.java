package org.ayni.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.ayni.app.law.LawFiles;
import org.ayni.app.territory.Territory;
import org.junit.jupiter.api.Test;

class DuplicateBenchTest {

    @Test
    void most_synthetic_people_written_twice_are_found_and_few_others_are_shown() throws IOException {
        DuplicateBench bench = new DuplicateBench(LawFiles.builtIn(), Territory.builtIn());
        DuplicateBench.Result result = bench.run(400, 7, List.of(60, 80));
        DuplicateBench.Came possible = result.came().getFirst();
        DuplicateBench.Came likely = result.came().getLast();
        assertThat(possible.copies()).isGreaterThan(50);
        assertThat(possible.recallPerThousand()).as(possible.toString()).isGreaterThanOrEqualTo(930);
        assertThat(possible.precisionPerThousand()).as(possible.toString()).isGreaterThanOrEqualTo(950);
        assertThat(likely.recallPerThousand()).isLessThanOrEqualTo(possible.recallPerThousand());
        assertThat(bench.run(400, 7, List.of(60, 80))).isEqualTo(result);
    }
}
