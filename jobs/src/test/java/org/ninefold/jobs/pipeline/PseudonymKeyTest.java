package org.ninefold.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

class PseudonymKeyTest {
    @TempDir
    private Path folder;

    private Study synthetic;
    private Study real;

    @BeforeEach
    void studies() throws IOException {
        Path config = SmallStudy.in(folder.resolve("study"))
                .extract("c01", SmallStudy.HEADER, java.util.List.of())
                .config();
        synthetic = StudyReader.read(config);
        Path other = config.resolveSibling("real.conf");
        Files.writeString(other, Files.readString(config).replace("synthetic = true", "synthetic = false"));
        real = StudyReader.read(other);
    }

    private Site site(byte[] key, String permissions) throws IOException {
        Path file = folder.resolve("key");
        Files.write(file, key);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return Site.read(
                null, Map.of("ninefold.pseudonym.key-id", "2026", "ninefold.pseudonym.key-file", file.toString()));
    }

    private PseudonymKey of(byte[] key) throws IOException {
        return PseudonymKey.of(site(key, "rw-------"), real, Map.of());
    }

    @Test
    void aKeyIsWhateverBytesAFileHolds() throws IOException {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (200 + 7 * i);
        }
        PseudonymKey key = of(bytes);
        assertThat(key.bytes()).isEqualTo(bytes);
        assertThat(key.warnings()).isEmpty();
        assertThat(key.demonstration()).isFalse();
    }

    @Test
    void theLineEndOfAnEditorIsNoPartOfIt() throws IOException {
        assertThat(of("correct horse battery\r\n".getBytes(StandardCharsets.UTF_8))
                        .bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("correct horse battery");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0123456789abcde | the key of the pseudonyms has 15 bytes, expected 16 or more; make a longer one",
                "aaaaaaaaaaaaaaaaaaaa | the key of the pseudonyms has 1 different bytes, expected 8 or more; take random ones",
                "passpasspasspass | the key of the pseudonyms has 3 different bytes, expected 8 or more; take random ones",
                "ninefold demonstration key, for synthetic data only | the key of the pseudonyms is the demonstration key, which everybody knows; make one of your own"
            })
    void weakKeysAreRefused(String key, String sentence) {
        assertThatThrownBy(() -> of(key.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("site: ninefold.pseudonym: " + sentence);
    }

    @Test
    void aStudyThatSaysItIsSyntheticDoesNotRunWhereThereIsAKey() {
        assertThatThrownBy(() -> PseudonymKey.of(
                        site("correct horse battery".getBytes(StandardCharsets.UTF_8), "rw-------"),
                        synthetic,
                        Map.of()))
                .hasMessage(
                        "site: ninefold.pseudonym: the study says synthetic = true, and this site has a key for the pseudonyms of real data; correct the study, or run it without the key");
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void aKeyThatOthersCanReadIsWarnedOf(String permissions) throws IOException {
        byte[] key = "correct horse battery".getBytes(StandardCharsets.UTF_8);
        assertThat(PseudonymKey.of(site(key, permissions), real, Map.of()).warnings())
                .containsExactly(
                        "the pseudonyms' key can be read or written by other accounts; chmod 600 the file of ninefold.pseudonym.key-file");
    }

    @Test
    void aVariableThatIsHardlyAKeyIsWarnedOf() {
        var environment = Map.of("PATH", "/opt/a:/usr/local/bin", "NINEFOLD_KEY", "correct horse battery");
        assertThat(PseudonymKey.of(variable("NINEFOLD_KEY"), real, environment).warnings())
                .isEmpty();
        assertThat(PseudonymKey.of(variable("PATH"), real, environment).warnings())
                .containsExactly(
                        "the pseudonyms' key comes from the environment variable PATH, whose name does not say that it is a key; correct ninefold.pseudonym.key-env if it is none");
    }

    private static Site variable(String name) {
        return Site.read(null, Map.of("ninefold.pseudonym.key-id", "2026", "ninefold.pseudonym.key-env", name));
    }

    @Test
    void withoutAKeyOnlySyntheticStudiesRun() {
        assertThat(PseudonymKey.of(Site.read(null, Map.of()), synthetic, Map.of())
                        .demonstration())
                .isTrue();
        assertThatThrownBy(() -> PseudonymKey.of(Site.read(null, Map.of()), real, Map.of()))
                .hasMessage(
                        "site: ninefold.pseudonym: no key for the pseudonyms, and the study does not say synthetic = true; name a secret in ninefold.pseudonym.key-file or ninefold.pseudonym.key-env");
    }
}
