package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.ayni.app.verification.PhaseClock;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureCycleTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);

    @TempDir
    Path folder;

    @Test
    void a_cycle_is_measured_again_and_again_with_the_same_result_until_it_is_authorised() throws Exception {
        try (Programme programme = new Programme(folder)) {
            programme.load(Programme.generate(folder.resolve("facts"), 300, 3, PERIOD));
            programme.open(PERIOD);
            programme.cycles.closeRoll(PERIOD, Programme.ANA);
            MeasureCycle measure = new MeasureCycle(programme.database, programme.cycles);
            MeasureCycle.Measured first = measure.cycle(PERIOD, Programme.ANA);
            assertThat(first.phases()).containsOnlyKeys(PhaseClock.Phase.values());
            assertThat(first.phases().values().stream().reduce(Duration.ZERO, Duration::plus))
                    .as("phases add up to the whole")
                    .isCloseTo(first.took(), Duration.ofMillis(500));
            assertThat(floor(measure).rows()).isEqualTo(first.rows());
            measure.takeBack(PERIOD);
            MeasureCycle.Measured second = measure.cycle(PERIOD, Programme.ANA);
            assertThat(second.hash()).isEqualTo(first.hash());
            assertThat(second.rows()).isEqualTo(first.rows());
            Programme.requireDone(programme.authorise(PERIOD));
            assertThatThrownBy(() -> measure.takeBack(PERIOD)).hasMessageContaining("stays");
        }
    }

    private MeasureCycle.Measured floor(MeasureCycle measure) throws IOException {
        Path bytes = Files.createDirectories(folder.resolve("floor"));
        MeasureCycle.Measured floor = measure.persistFloor(PERIOD, bytes);
        assertThat(bytes).isEmptyDirectory();
        return floor;
    }
}
