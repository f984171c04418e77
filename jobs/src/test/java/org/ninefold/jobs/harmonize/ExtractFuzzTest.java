package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.DataGateException;
import org.ninefold.quality.FileAccount;
import org.ninefold.study.StudyReader;
import org.ninefold.subject.SubjectRow;

/** Extracts drawn at random, of which the truth is known. {@code -Djqwik.tries.default} says how many. */
class ExtractFuzzTest {
    private static final String SITE = "F01";
    private static final Path FOLDER = Path.of("target/fuzz");

    @Provide
    Arbitrary<GeneratedExtract> extracts() {
        return Arbitraries.randomValue(GeneratedExtract::of);
    }

    @Property
    void everyRecordMeetsItsFateAndKeptValuesAreRight(@ForAll("extracts") GeneratedExtract extract) throws IOException {
        List<Extract> opened = open(extract, extract.dialect().bytes(extract.text()));
        Harmonized harmonized = Harmonized.of(opened);

        assertThat(harmonized.broken()).isEmpty();
        FileAccount account = harmonized.files().get(0);
        assertThat(account.imbalance()).isEmpty();
        assertThat(fates(account)).isEqualTo(extract.fates());
        assertThat(subjects(harmonized)).isEqualTo(pseudonymized(extract.subjects()));
    }

    @Property
    void damagedBytesEndInSentencesOrInAccountsThatAddUp(
            @ForAll("extracts") GeneratedExtract extract, @ForAll Random random) throws IOException {
        if (extract.filtered()) {
            return;
        }
        try {
            List<Extract> opened = open(extract, damaged(extract.dialect().bytes(extract.text()), random));
            if (MappingCheck.problems(opened).isEmpty()) {
                Harmonized harmonized = Harmonized.of(opened);
                assertThat(harmonized.files().get(0).imbalance()).isEmpty();
                assertSentences(
                        harmonized.broken().stream().map(Accounts.Broken::text).toList());
            }
        } catch (DataGateException e) {
            assertSentences(e.sentences());
        }
    }

    private static void assertSentences(List<String> sentences) {
        assertThat(sentences).allMatch(sentence -> sentence.matches("F01: extract\\.csv (is|has|begins|names) .*; .*"));
    }

    private static List<Extract> open(GeneratedExtract extract, byte[] bytes) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("extract.csv"), bytes);
        Files.writeString(FOLDER.resolve("center.conf"), extract.configuration());
        return Extracts.open(StudyReader.read(new HostileCase(FOLDER).study(FOLDER)), new Configuration(false));
    }

    /** One to three bytes changed, taken away or put in, or the end cut off. */
    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(damaged.length);
            byte[] next = Arrays.copyOf(damaged, damaged.length + 1);
            switch (random.nextInt(4)) {
                case 0 -> {
                    next[at] ^= (byte) (1 + random.nextInt(255));
                    damaged = Arrays.copyOf(next, damaged.length);
                }
                case 1 -> {
                    System.arraycopy(damaged, at, next, at + 1, damaged.length - at);
                    next[at] = (byte) GeneratedDialect.one(random, '"', '\n', '\r', ',', '\\', '#', '\0', '\u00FF')
                            .charValue();
                    damaged = next;
                }
                case 2 -> {
                    System.arraycopy(damaged, at + 1, next, at, damaged.length - at - 1);
                    damaged = Arrays.copyOf(next, Math.max(1, damaged.length - 1));
                }
                default -> damaged = random.nextInt(4) == 0 ? Arrays.copyOf(damaged, Math.max(1, at)) : damaged;
            }
        }
        return damaged;
    }

    private static Map<String, Long> fates(FileAccount account) {
        var fates = new TreeMap<>(account.quarantined());
        fates.put("kept", account.kept());
        fates.put("duplicate", account.duplicate());
        fates.put("filtered", account.filteredInAll());
        fates.values().removeIf(n -> n == 0);
        return fates;
    }

    private static Map<String, List<Object>> subjects(Harmonized harmonized) {
        var subjects = new TreeMap<String, List<Object>>();
        harmonized.people().forEach((person, dossier) -> {
            if (dossier.accepted()) {
                SubjectRow row = dossier.rows().subjects().get(0);
                subjects.put(person, Arrays.asList(row.sex(), row.ageYears(), row.arm(), row.lastContactDate()));
            }
        });
        return subjects;
    }

    private static Map<String, List<Object>> pseudonymized(Map<String, List<Object>> subjects) {
        var pseudonymized = new TreeMap<String, List<Object>>();
        subjects.forEach((number, values) -> pseudonymized.put(Harmonized.PSEUDONYMS.of(SITE, number), values));
        return pseudonymized;
    }
}
