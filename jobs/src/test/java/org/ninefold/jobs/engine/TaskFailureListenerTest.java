package org.ninefold.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.ninefold.jobs.SharedSession;

/** What went wrong under a run is counted, and nothing else. */
class TaskFailureListenerTest {
    private final SparkSession spark = SharedSession.usual();

    private void work(boolean failing) {
        JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(List.of(1, 2), 2)
                .foreach(n -> {
                    if (failing && n == 2) {
                        throw new IllegalStateException("as the test wants it");
                    }
                });
    }

    @Test
    void failedTasksCountAndOthersDoNot() {
        try (var listener = TaskFailureListener.of(spark)) {
            work(false);
            assertThat(listener.counts()).isEqualTo(new TaskFailures(0, 0, 0));
            assertThatThrownBy(() -> work(true)).isInstanceOf(SparkException.class);
            assertThat(listener.counts()).isEqualTo(new TaskFailures(1, 0, 0));
        }
    }

    @Test
    void executorsThatWereTakenBackInGoodOrderAreNotLost() {
        try (var listener = TaskFailureListener.of(spark)) {
            for (String reason : List.of(
                    "Executor killed by driver.",
                    "Executor decommission: spot instance interruption",
                    "Finished decommissioning")) {
                listener.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "1", reason));
            }
            assertThat(listener.counts().any()).isFalse();
            listener.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "2", "Command exited with code 137"));
            assertThat(listener.counts()).isEqualTo(new TaskFailures(0, 1, 0));
        }
    }
}
