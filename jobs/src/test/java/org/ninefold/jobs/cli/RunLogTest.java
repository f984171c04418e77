package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.engine.TaskFailures;

/** A program that reads the log of a run finds one object a line. */
class RunLogTest {
    @TempDir
    private Path folder;

    private SmallStudy study;

    @BeforeEach
    void write() {
        study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", "a1;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;");
    }

    private List<Config> log(int exitCode, String command, String... more) {
        var arguments = new ArrayList<>(List.of(
                command,
                "--config",
                study.config().toString(),
                "--out",
                folder.resolve("out").toString(),
                "--log-format",
                "json"));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        List<Config> lines = run.err().lines().map(ConfigFactory::parseString).toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(Instant.parse(line.getString("time")))
                .isNotNull());
        return lines;
    }

    private static List<String> texts(List<Config> log, String event, String key) {
        return log.stream()
                .filter(line -> line.getString("event").equals(event))
                .map(line -> line.getString(key))
                .toList();
    }

    @Test
    void stagesAreTimedAndRecordsCountedByCentre() throws IOException {
        study.extract("c02", "b1;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;");
        List<Config> log = log(0, "pool");
        assertThat(texts(log, "begin", "stage"))
                .startsWith("Opening the extracts of 2 centres", "Harmonizing and deriving")
                .endsWith("Drawing the report")
                .isEqualTo(texts(log, "end", "stage"));
        assertThat(log)
                .filteredOn(line -> line.getString("event").equals("end"))
                .allSatisfy(line -> assertThat(line.getDouble("seconds")).isBetween(0.0, 600.0));
        assertThat(texts(log, "records", "center")).containsExactly("C01", "C02");
        Config last = log.get(log.size() - 1);
        assertThat(last.getString("event")).isEqualTo("done");
        assertThat(last.getInt("exit-code")).isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("out/runs"))) {
            String run = runs.findFirst().orElseThrow().getFileName().toString().replace(".json", "");
            assertThat(log).allSatisfy(line -> assertThat(line.getString("run")).isEqualTo(run));
        }
    }

    @Test
    void aFailureIsAnObjectToo() {
        List<Config> log = log(3, "pool");
        Config last = log.get(log.size() - 1);
        assertThat(last.getString("event")).isEqualTo("failed");
        assertThat(last.getInt("exit-code")).isEqualTo(3);
        assertThat(last.getString("run")).endsWith("Z");
        assertThat(last.getString("heading"))
                .isEqualTo("The data do not allow a run; the previous snapshot stays current:");
        assertThat(last.getStringList("lines")).hasSize(1).first().asString().contains("c02.csv");
    }

    @Test
    void checkTellsItsStagesInTheSameForm() {
        study.extract("c02", "b1;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;");
        List<Config> log = log(0, "check");
        assertThat(texts(log, "begin", "stage")).isNotEmpty();
        assertThat(log.get(log.size() - 1).getString("event")).isEqualTo("done");
        assertThat(log).noneMatch(line -> line.hasPath("run"));
    }

    private static String told(LogFormat format, TaskFailures setbacks) {
        var text = new StringWriter();
        new RunLog(format, new PrintWriter(text, true), "night").setbacks(setbacks);
        return text.toString();
    }

    @Test
    void setbacksAreOneLineIfThereWereAny() {
        assertThat(told(LogFormat.PLAIN, new TaskFailures(3, 1, 2)))
                .isEqualTo("Spark had failed tasks: 3, lost executors: 1, retried stages: 2%n".formatted());
        Config line = ConfigFactory.parseString(told(LogFormat.JSON, new TaskFailures(3, 1, 2)));
        assertThat(line.getString("event")).isEqualTo("setbacks");
        assertThat(line.getInt("failed-tasks")).isEqualTo(3);
        assertThat(line.getInt("lost-executors")).isEqualTo(1);
        assertThat(line.getInt("retried-stages")).isEqualTo(2);
        for (LogFormat format : LogFormat.values()) {
            assertThat(told(format, new TaskFailures(0, 0, 0))).isEmpty();
        }
    }
}
