package org.ninefold.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.cluster.LosingExecutors.Moment;
import org.ninefold.jobs.cluster.StageLog.Stage;
import org.ninefold.jobs.engine.SparkEngine;
import org.ninefold.jobs.engine.TaskFailures;
import org.ninefold.jobs.pipeline.Progress;
import org.ninefold.jobs.pipeline.Recompute;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.study.StudyReader;

/** One of two executors ends without a word; the run gives what it gives without that, and says that it happened. */
class ExecutorLossIT {
    private static final String HARMONIZING = "Harmonizing";
    private static final String ACCOUNTING = "Accounting";
    private static final String COUNTING = "Counting";
    private static final String CHECKING = "Checking";

    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static StageLog log;
    private static Published undisturbed;
    private static Config manifest;
    /** The stages of an undisturbed run, counted from its first. */
    private static final List<Stage> STAGES = new ArrayList<>();

    @BeforeAll
    static void runUndisturbed() throws IOException {
        spark = SparkSession.builder()
                .master("local-cluster[2,1,1024]")
                .appName("executor loss")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.plugins", LosingExecutors.class.getName())
                .config(
                        "spark.executor.extraClassPath",
                        Path.of("target/ninefold.jar").toAbsolutePath() + ":"
                                + Path.of("target/test-classes").toAbsolutePath())
                .config("spark.executor.extraJavaOptions", Launched.FAST)
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
        log = new StageLog(spark);
        var setbacks = new ArrayList<TaskFailures>();
        undisturbed = pool("undisturbed", setbacks);
        manifest = manifest(undisturbed);
        assertThat(setbacks).containsExactly(new TaskFailures(0, 0, 0));
        STAGES.addAll(log.stages());
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Published pool(String name, List<TaskFailures> setbacks) throws IOException {
        Path out = folder.resolve(name);
        PoolRun.of(
                StudyReader.read(SampleSnapshot.CONFIG),
                out,
                bytes -> new SparkEngine(spark, () -> {}),
                new Told(spark.sparkContext(), setbacks),
                Recompute.CHANGED);
        return Published.current(out);
    }

    private static Config manifest(Published published) throws IOException {
        return Manifest.parse(Files.readString(published.snapshot().resolve("MANIFEST.json")));
    }

    /** Names the part of the job to Spark, and keeps what is told at the end. */
    private record Told(SparkContext spark, List<TaskFailures> heard) implements Progress {
        @Override
        public void stage(String what) {
            spark.setLocalProperty(StageLog.PART, what.split(" ", 2)[0]);
        }

        @Override
        public void setbacks(TaskFailures setbacks) {
            heard.add(setbacks);
        }
    }

    private static void loseOneIn(Stage stage, Moment moment) throws IOException {
        SparkContext context = spark.sparkContext();
        int id = log.next() + stage.id();
        context.setLocalProperty(LosingExecutors.STAGE, Integer.toString(id));
        context.setLocalProperty(LosingExecutors.MOMENT, moment.name());
        var setbacks = new ArrayList<TaskFailures>();
        Published published;
        try {
            published = pool(moment + "-" + stage.id(), setbacks);
        } finally {
            context.setLocalProperty(LosingExecutors.STAGE, null);
            context.setLocalProperty(LosingExecutors.MOMENT, null);
        }
        assertThat(Hashes.promised(published)).hasSizeGreaterThan(100).isEqualTo(Hashes.promised(undisturbed));
        Config told = manifest(published);
        assertThat(told.withoutPath("run")).isEqualTo(manifest.withoutPath("run"));
        assertThat(told.getInt("run.lost-executors")).as("lost executors").isEqualTo(1);
        assertThat(told.getInt("run.failed-tasks")).isPositive();
        assertThat(setbacks)
                .extracting(TaskFailures::lostExecutors, TaskFailures::failedTasks)
                .containsExactly(tuple(1L, told.getLong("run.failed-tasks")));
        try (Stream<Path> left = Files.list(published.snapshot().getParent().getParent())) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain(".staging");
        }
    }

    private static Stage last(String part) {
        List<Stage> own =
                STAGES.stream().filter(stage -> stage.part().equals(part)).toList();
        return own.get(own.size() - 1);
    }

    @Test
    void theClusterGivesWhatOneMachineGives() throws IOException, InterruptedException {
        assertThat(Hashes.promised(undisturbed)).isEqualTo(Hashes.promised(Launched.local()));
        assertThat(STAGES).extracting(Stage::part).contains(HARMONIZING, ACCOUNTING, COUNTING, CHECKING);
    }

    @Test
    void whenATaskHasWrittenItsFilesAndNobodyKnows() throws IOException {
        loseOneIn(last(HARMONIZING), Moment.END);
    }

    @Test
    void whenTheCountingBegins() throws IOException {
        loseOneIn(last(COUNTING), Moment.START);
    }

    @Tag("nightly")
    @TestFactory
    Stream<DynamicTest> inEveryStage() {
        return STAGES.stream().flatMap(stage -> Stream.of(Moment.values())
                .map(moment -> DynamicTest.dynamicTest(
                        "%s, stage %d, %s".formatted(stage.part(), stage.id(), moment),
                        () -> loseOneIn(stage, moment))));
    }
}
