package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.ByHand;
import org.ninefold.jobs.Figures;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.SourceCohort;
import org.ninefold.jobs.SourceCohort.Subject;

/**
 * An earlier cut-off, against figures worked out from the source. On 2019-05-15 a patient is infused, five are infused
 * later, and the ninth centre has nobody yet.
 */
class CutoffTest {
    private static final List<String> ENDPOINTS = List.of("OS", "EFS", "OSSCT", "EFSSCT");
    private static final Map<String, Integer> TIMES = Map.of("6 months", 182, "12 months", 365);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2019-06-30", "2019-05-15"})
    void whatComesLaterIsIgnoredAndCounted(LocalDate cutoff) throws IOException {
        CommandRun run = CommandRun.of(
                "pool",
                "--config",
                SampleSnapshot.CONFIG.toString(),
                "--out",
                folder.toString(),
                "--cutoff",
                cutoff.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Published published = Published.current(folder);
        assertThat(published.snapshot().getFileName().toString()).startsWith(cutoff + "-");

        followUpIsTruncated(published, cutoff);
        laterRowsAreCounted(published, cutoff);
        laterSubjectsAreNotInTheStudy(published, cutoff);
        nothingIsRejectedForIt(published);
        survivalIsAsByHand(published, cutoff, null);
        SourceCohort.sites().forEach(site -> survivalIsAsByHand(published, cutoff, site));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "0000-00-00", "1899-12-31", "2200-01-01", "30.6.2020"})
    void whatIsNoDayOfAStudyIsUsage(String cutoff) {
        CommandRun run = CommandRun.of("pool", "--config", SampleSnapshot.CONFIG.toString(), "--cutoff", cutoff);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "--cutoff: expected a date such as 2020-06-30, from 1900 to 2199, found \"" + cutoff + "\"\n")
                .doesNotContain("java.");
    }

    private static List<Subject> inStudy(LocalDate cutoff) {
        return SourceCohort.subjects().stream()
                .filter(subject -> !subject.infusion().isAfter(cutoff))
                .toList();
    }

    private static void followUpIsTruncated(Published published, LocalDate cutoff) {
        assertThat(published.rows("select max(ADT) from adtte")).containsExactly(List.of(cutoff));
        var expected = new ArrayList<List<Object>>();
        for (Subject subject : inStudy(cutoff)) {
            for (String id : ENDPOINTS) {
                ByHand.Exit exit = ByHand.exit(subject, ByHand.Endpoint.of(id), cutoff);
                boolean atCutoff = subject.infusion().plusDays(exit.day()).equals(cutoff);
                int censored = exit.transplanted() ? 2 : atCutoff ? 3 : 1;
                expected.add(List.of(subject.site(), id, subject.infusion(), exit.day(), exit.event() ? 0 : censored));
            }
        }
        assertThat(
                        published.rows(
                                "select SITEID, PARAMCD, STARTDT, AVAL, CNSR from adtte where PARAMCD not in ('RELAPSE', 'EFSNR')"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void laterRowsAreCounted(Published published, LocalDate cutoff) {
        var expected = new ArrayList<List<Object>>();
        Map<String, Function<Subject, Stream<LocalDate>>> dates = Map.of(
                "infusion", subject -> Stream.of(subject.infusion()),
                "response", subject -> Stream.ofNullable(subject.date("response_date")),
                "event",
                        subject -> Stream.of(subject.date("relapse_date"), subject.date("subsequent_hsct_date"))
                                .filter(Objects::nonNull),
                "adverse_event", subject -> Stream.ofNullable(subject.crsOnset()));
        for (String site : SourceCohort.sites()) {
            dates.forEach((table, of) -> {
                long later = SourceCohort.subjects(site).stream()
                        .flatMap(of)
                        .filter(date -> date.isAfter(cutoff))
                        .count();
                if (later > 0) {
                    expected.add(List.of(site, table, later));
                }
            });
        }
        assertThat(expected).isNotEmpty();
        assertThat(published.rows("select site_id, reason, n from flow where stage = 'rows after the cut-off'"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void laterSubjectsAreNotInTheStudy(Published published, LocalDate cutoff) {
        var expected = new ArrayList<List<Object>>();
        for (String site : SourceCohort.sites()) {
            List<Subject> subjects = SourceCohort.subjects(site);
            long later = subjects.stream()
                    .filter(subject -> subject.infusion().isAfter(cutoff))
                    .count();
            expected.add(List.of(site, "harmonized", (long) subjects.size()));
            if (later > 0) {
                expected.add(List.of(site, "index date after the cut-off", later));
            }
            if (later < subjects.size()) {
                expected.add(List.of(site, "in the study", subjects.size() - later));
            }
        }
        assertThat(published.rows("select site_id, reason, n from flow where stage = 'subjects'"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(published.rows("select count(*) from adsl"))
                .containsExactly(List.of((long) inStudy(cutoff).size()));
    }

    private static void nothingIsRejectedForIt(Published published) {
        Published whole = SampleSnapshot.published();
        for (String query : List.of(
                "select * from quality order by all",
                "select * from quarantine order by all",
                "select * from flow where stage like 'records of %' order by all",
                "select * from subject order by all",
                "select * from event order by all")) {
            assertThat(published.rows(query)).as(query).isEqualTo(whole.rows(query));
        }
    }

    private static String analysis(String paramcd) {
        return paramcd.toLowerCase(Locale.ROOT).replaceFirst("(?<=.)sct$", "_through_sct");
    }

    private static void survivalIsAsByHand(Published published, LocalDate cutoff, String site) {
        List<Subject> subjects = inStudy(cutoff).stream()
                .filter(subject -> site == null || subject.site().equals(site))
                .toList();
        for (String id : ENDPOINTS) {
            List<ByHand.Exit> exits = subjects.stream()
                    .map(subject -> ByHand.exit(subject, ByHand.Endpoint.of(id), cutoff))
                    .toList();
            TIMES.forEach((time, day) -> {
                Figures figures = Figures.of(published, analysis(id), site, "time", time, null);
                var expected = ByHand.survival(exits, day);
                if (expected.isPresent()) {
                    assertThat(figures.stat("estimate"))
                            .as("%s at %s, %s", id, time, site)
                            .isNotNull()
                            .isCloseTo(expected.getAsDouble(), within(1e-12));
                } else {
                    assertThat(figures.stat("estimate"))
                            .as("%s at %s, %s", id, time, site)
                            .isNull();
                }
            });
        }
    }
}
