package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.study.StudyReader;

/** What is joined: read once more, beside its own accounts. */
class LookupTest {
    @TempDir
    private Path folder;

    @Test
    void aJoinedFileThatEndsEarlyIsBrokenThoughItsOwnReadingWentWell() throws IOException {
        List<Extract> patients = patients("join-undecodable");

        Harmonized harmonized = Harmonized.of(patients);

        assertThat(harmonized.broken())
                .extracting(broken -> broken.text())
                .containsExactly(
                        "H01: weights.csv is not UTF-8: undecodable bytes in line 3; correct the source's `encoding` or deliver the file again");
    }

    @Test
    void moreDifferentRecordsOfOneKeyThanAreComparedContradictEachOther() throws IOException {
        assertThat(fates(Lookup.MOST)).containsExactly("KEPT null");
        assertThat(fates(Lookup.MOST + 1)).containsExactly("QUARANTINED record.join");
    }

    /** Of a patient with so many weights, none of which can be read. */
    private List<String> fates(int weights) throws IOException {
        Path root = Files.createDirectories(folder.resolve("of" + weights));
        HostileCase hostile = HostileCase.of("join-not-unique");
        Files.copy(hostile.folder().resolve("center.conf"), root.resolve("center.conf"));
        Files.writeString(root.resolve("patients.csv"), "id,infused,cells\nP1,2019-04-25,120\n");
        var lines = new StringBuilder("nr,kg\n");
        IntStream.range(0, weights)
                .forEach(i -> lines.append("P1,about ").append(60 + i).append('\n'));
        Files.writeString(root.resolve("weights.csv"), lines.toString());
        return Harmonized.of(patients(new HostileCase(root))).people().values().stream()
                .flatMap(dossier -> dossier.dispositions().stream())
                .map(fate -> fate.status() + " " + fate.reason())
                .toList();
    }

    private List<Extract> patients(String name) throws IOException {
        return patients(HostileCase.of(name));
    }

    /** The extract of patients alone, with what is joined. */
    private List<Extract> patients(HostileCase hostile) throws IOException {
        return Extracts.open(StudyReader.read(hostile.study(folder)), new Configuration(false)).stream()
                .filter(extract -> extract.source().id().equals("patients"))
                .toList();
    }
}
