package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.engine.SparkEngine;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.InvalidConfigurationException;

/** Which engine a run gets. */
class EngineChoiceTest {
    private static final long MOST = EngineChoice.most();

    @TempDir
    private Path out;

    @AfterEach
    void nobodySaysWhereSparkRuns() {
        System.clearProperty("spark.master");
        System.clearProperty("spark.ui.enabled");
    }

    private Engine engine(EngineChoice choice, long bytes) throws IOException {
        var snapshots = new Snapshots(new org.apache.hadoop.fs.Path(out.toString()), new Configuration());
        return choice.of("test", snapshots).start(bytes);
    }

    @Test
    void whatMemoryHoldsIsDoneInThisProcess() throws IOException {
        try (Engine engine = engine(EngineChoice.AUTO, MOST)) {
            assertThat(engine).isInstanceOf(LocalEngine.class);
        }
        try (Engine engine = engine(EngineChoice.AUTO, MOST + 1)) {
            assertThat(engine).isInstanceOf(SparkEngine.class);
            assertThat(out.resolve(".staging")).isDirectory();
        }
        assertThat(out.resolve(".staging")).doesNotExist();
    }

    @Test
    void aMasterThatIsSetIsTaken() throws IOException {
        System.setProperty("spark.master", "local[1]");
        System.setProperty("spark.ui.enabled", "false");
        try (Engine engine = engine(EngineChoice.AUTO, 1)) {
            assertThat(engine).isInstanceOf(SparkEngine.class);
        }
        try (Engine engine = engine(EngineChoice.LOCAL, MOST)) {
            assertThat(engine).isInstanceOf(LocalEngine.class);
        }
    }

    @Test
    void moreThanThisProcessCanHoldIsRefusedBeforeAnythingIsRead() {
        assertThatThrownBy(() -> engine(EngineChoice.LOCAL, MOST + (1 << 20)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(
                        "--engine: expected extracts of at most %d MB for the engine local, a 12th of the heap, found %d MB;"
                                        .formatted(MOST >> 20, (MOST >> 20) + 1)
                                + " leave the option out, say spark, or give more heap by NINEFOLD_HEAP");
    }
}
