package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.engine.SparkEngine;
import org.ninefold.jobs.pipeline.Recompute;
import org.ninefold.study.StudyReader;

/** The same inputs give the same bytes, however the work is cut and ordered and whoever does it. */
class SameBytesTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String COALESCE = "spark.sql.adaptive.coalescePartitions.enabled";
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";

    @TempDir
    private Path folder;

    private static void assertSameAsSample(Published published) {
        SortedMap<String, String> sample = Hashes.promised(SampleSnapshot.published());
        assertThat(sample).hasSizeGreaterThan(100);
        assertThat(Hashes.promised(published)).isEqualTo(sample);
    }

    /** Both had no snapshot before them, and are of the same files. */
    private static void assertSameReport(Published published) {
        for (String page : List.of("aggregate/report.html", "patient/report.html")) {
            assertThat(published.snapshot().resolve(page))
                    .hasSameBinaryContentAs(
                            SampleSnapshot.published().snapshot().resolve(page));
        }
    }

    private Published pool(Path config, Map<String, String> settings) throws IOException {
        PoolRun.of(
                StudyReader.read(config),
                folder.resolve("out"),
                bytes -> new SparkEngine(SharedSession.with(settings), () -> {}),
                stage -> {},
                Recompute.CHANGED);
        return Published.current(folder.resolve("out"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void whateverTheNumberOfPartitions(int partitions) throws IOException {
        var settings = Map.of(PARTITIONS, Integer.toString(partitions), COALESCE, "false");
        Published published = pool(SampleSnapshot.CONFIG, settings);
        assertSameAsSample(published);
        assertSameReport(published);
    }

    @Test
    void withoutAnsiMode() throws IOException {
        assertSameAsSample(pool(SampleSnapshot.CONFIG, Map.of("spark.sql.ansi.enabled", "false")));
    }

    @Test
    void whateverTheOrderOfRecords() throws IOException {
        StudyCopy study = StudyCopy.in(folder);
        shuffle(study, "c01/patients.csv", GB18030);
        shuffle(study, "c02/export_2016-2017.csv", WINDOWS_1252);
        shuffle(study, "c02/export_2018-2019.csv", WINDOWS_1252);
        for (String label : List.of(
                "c03/patients.csv",
                "c03/toxicities.csv",
                "c04/cart_registry.txt",
                "c05/patients.csv",
                "c05/follow_up.csv",
                "c05/toxicities.csv",
                "c06/cart_list.csv")) {
            shuffle(study, label, StandardCharsets.UTF_8);
        }
        assertSameAsSample(pool(study.config(), Map.of()));
    }

    /** Header first, then the records in another order; a line end within quotes is no end of a record. */
    private static void shuffle(StudyCopy study, String label, Charset encoding) {
        study.change(study.extract(label), encoding, text -> {
            String end = text.contains("\r\n") ? "\r\n" : "\n";
            var records = new ArrayList<String>();
            for (String line : text.split(end, -1)) {
                int last = records.size() - 1;
                if (last >= 0 && quotes(records.get(last)) % 2 == 1) {
                    records.set(last, records.get(last) + end + line);
                } else {
                    records.add(line);
                }
            }
            List<String> rows = records.subList(1, records.size());
            rows.removeIf(String::isBlank);
            var before = List.copyOf(rows);
            for (int seed = 1; rows.equals(before); seed++) {
                Collections.shuffle(rows, new Random(seed));
            }
            return String.join(end, records) + end;
        });
    }

    private static long quotes(String text) {
        return text.chars().filter(c -> c == '"').count();
    }

    @Test
    void fromOneJavaProcessToTheNext() throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=tr",
                "-Duser.timezone=Asia/Kolkata",
                "-cp",
                System.getProperty("java.class.path"),
                "org.ninefold.jobs.cli.Ninefold",
                "pool",
                "--config",
                SampleSnapshot.CONFIG.toString(),
                "--out",
                folder.resolve("out").toString()));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        assertSameAsSample(Published.current(folder.resolve("out")));
        assertSameReport(Published.current(folder.resolve("out")));
    }
}
