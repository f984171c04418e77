package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.study.Study;
import org.ninefold.study.StudyLimits;
import org.ninefold.study.StudyReader;
import org.ninefold.subject.LinkageKey;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardTable;

/** A file read in parts gives what it gives as a whole: dossiers, findings, records and how many there were. */
class PartsTest {
    private static final Study STUDY = StudyReader.read(Path.of("../conf/nine-centers.conf"));

    @Test
    void aLineATaskGivesTheDossiersOfWholeFiles() {
        List<Extract> cut = Extracts.open(STUDY, new Configuration(false), 1);
        List<Extract> whole = Extracts.open(STUDY, new Configuration(false));

        assertThat(parts(whole)).isEqualTo(13);
        assertThat(parts(cut)).isGreaterThan(40);
        assertThat(dossiers(cut)).hasSizeGreaterThan(43).isEqualTo(dossiers(whole));
    }

    @Test
    void theHashOfAFileDoesNotDependOnItsParts() {
        assertThat(hashes(Extracts.open(STUDY, new Configuration(false), 7)))
                .isEqualTo(hashes(Extracts.open(STUDY, new Configuration(false))));
    }

    private static long parts(List<Extract> extracts) {
        return extracts.stream()
                .flatMap(extract -> extract.files().stream())
                .mapToLong(file -> file.parts().size())
                .sum();
    }

    private static List<String> hashes(List<Extract> extracts) {
        return extracts.stream()
                .flatMap(extract -> extract.files().stream())
                .map(ExtractFile::sha256)
                .toList();
    }

    /** All that is known of a person, its site first. */
    private static String text(MergedSubject merged) {
        var rows = new ArrayList<String>();
        for (StandardTable table : StandardTable.all()) {
            table.in(merged.rows()).forEach(row -> rows.add(table.id() + Arrays.toString(row.cells())));
        }
        return String.join(
                " ",
                merged.siteId(),
                merged.person(),
                rows.toString(),
                merged.dispositions().toString(),
                merged.ends().toString(),
                merged.findings().stream()
                        .map(found -> found.file() + found.line() + found.finding())
                        .toList()
                        .toString(),
                merged.linkageKeys().stream().map(LinkageKey::hash).toList().toString());
    }

    /** All rows, sites in the order of their ids, as they come within a site. */
    private static List<String> dossiers(List<Extract> extracts) {
        return Harmonizer.subjects(
                        extracts, StudyLimits.DEFAULT, Harmonized.PSEUDONYMS, new LocalEngine(PoolRun.HADOOP, 2))
                .rows()
                .map((attempt, subjects) -> {
                    var texts = new ArrayList<String>();
                    subjects.forEachRemaining(subject -> texts.add(text(subject)));
                    return texts.iterator();
                })
                .collect("subjects")
                .stream()
                .sorted(Comparator.comparing((String text) -> text.substring(0, text.indexOf(' '))))
                .toList();
    }
}
