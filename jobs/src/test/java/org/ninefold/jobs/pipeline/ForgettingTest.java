package org.ninefold.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.Traces;
import org.ninefold.jobs.publish.Holder;
import org.ninefold.jobs.publish.OutputLock;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.ClosedFigures;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Site;
import org.ninefold.study.StudyReader;

/** Keys that cannot tell the forgotten, and snapshots that somebody changed before. */
class ForgettingTest {
    private static final Configuration HADOOP = new Configuration();
    private static final Holder RUN = new Holder("2026-01-01T000000.000Z", "test", "1", "2026-01-01T00:00:00Z");
    private static final String PATIENT = "%s;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;";

    @TempDir
    private Path folder;

    private Path out;
    private PseudonymKey demonstration;
    private PseudonymKey own;

    @BeforeEach
    void night() throws IOException {
        Path config = SmallStudy.in(folder.resolve("study"))
                .extract("c01", PATIENT.formatted("MRN-700123"), PATIENT.formatted("a2"))
                .extract("c02", PATIENT.formatted("b1"))
                .config();
        out = folder.resolve("out");
        PoolRun.of(config, out, stage -> {});
        demonstration = PseudonymKey.of(Site.read(null, Map.of()), StudyReader.read(config), Map.of());
        Path real = config.resolveSibling("real.conf");
        Files.writeString(real, Files.readString(config).replace("synthetic = true", "synthetic = false"));
        own = PseudonymKey.of(
                Site.read(null, Map.of("ninefold.pseudonym.key-id", "2026", "ninefold.pseudonym.key-env", "STUDY_KEY")),
                StudyReader.read(real),
                Map.of("STUDY_KEY", "a key of this test only"));
    }

    private interface Action<T> {
        T run(Forgetting forgetting) throws IOException;
    }

    private <T> T with(PseudonymKey key, Action<T> action) throws IOException {
        var snapshots = new Snapshots(new org.apache.hadoop.fs.Path(out.toString()), HADOOP);
        try (OutputLock claim = snapshots.claim(RUN, InstantSource.system())) {
            claim.requireHeld();
            return action.run(new Forgetting(key, snapshots, stage -> {}));
        }
    }

    private Forgetting.Outcome forget(PseudonymKey key) throws IOException {
        return with(key, forgetting -> forgetting.forget("C01", List.of("MRN-700123"), ClosedFigures.KEEP));
    }

    @Test
    void noRunBeginsWithAKeyThatCannotTellTheForgotten() throws IOException {
        String id = Published.current(out).snapshot().getFileName().toString();
        Forgetting.Outcome outcome = forget(own);
        assertThat(outcome.entry().otherKey()).as("not looked through").containsExactly(id);
        assertThat(outcome.entry().snapshots()).isEmpty();

        assertThatThrownBy(() -> with(demonstration, Forgetting::ended))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "FORGOTTEN.json: ninefold.pseudonym: 1 patients of C01 are forgotten by the key \"%s\", but 0 by this run's, \"%s\", which cannot tell the others; call ninefold forget for all of them with this key, or run with that one",
                        own.name(), demonstration.name());

        assertThat(forget(demonstration).entry().snapshots()).hasSize(1);
        assertThat(with(demonstration, Forgetting::ended).entries()).hasSize(2);
        assertThat(with(own, Forgetting::ended).entries()).hasSize(2);
    }

    /** Closing makes no whole snapshot of one that is not. */
    @Test
    void whatSomebodyChangedBeforeGoesOnBeingTold() throws IOException {
        Path snapshot = Published.current(out).snapshot();
        String subject = (String) Published.current(out)
                .rows("select subject_id from subject where site_id = 'C01' order by 1")
                .get(0)
                .get(0);
        Path other = snapshot.resolve("patient/adam/adsl/C02-00000.parquet");
        Files.write(other, "changed".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        Path theirs = snapshot.resolve("patient/adam/adrs/C01-00000.parquet");
        Files.delete(theirs);
        Files.copy(snapshot.resolve("patient/adam/adtte/C01-00000.parquet"), theirs);

        Forgetting.Outcome outcome = with(
                demonstration, forgetting -> forgetting.forget("C01", List.of("MRN-700123", "a2"), ClosedFigures.KEEP));
        assertThat(outcome.asked()).isEqualTo(2);
        assertThat(Traces.of(snapshot.resolve("patient/adam/adrs"), subject)).isEmpty();
        var snapshots = new Snapshots(new org.apache.hadoop.fs.Path(out.toString()), HADOOP);
        assertThat(Status.of(snapshots, true, HADOOP, InstantSource.system()).problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("patient/adam/adrs/C01-00000.parquet is missing or changed, and so on of 1 files more");
    }
}
