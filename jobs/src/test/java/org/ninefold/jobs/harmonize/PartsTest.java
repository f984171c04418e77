package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.ninefold.jobs.SharedSession;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.study.Study;
import org.ninefold.study.StudyLimits;
import org.ninefold.study.StudyReader;

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

    /** All rows, sites in the order of their ids, as they come within a site. */
    private static List<String> dossiers(List<Extract> extracts) {
        SparkSession spark = SharedSession.usual();
        return Harmonizer.table(
                        Harmonizer.dossiers(extracts, StudyLimits.DEFAULT, Harmonized.PSEUDONYMS, spark)
                                .rows(),
                        Harmonizer.DOSSIER,
                        spark)
                .collectAsList()
                .stream()
                .sorted(Comparator.comparing((Row row) -> row.getString(0)))
                .map(Row::toString)
                .toList();
    }
}
