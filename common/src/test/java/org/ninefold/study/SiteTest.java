package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
    @TempDir
    Path folder;

    @Test
    void withoutSettingsTheDefaultsHold() {
        assertThat(Site.read(null, Map.of("java.version", "17")))
                .isEqualTo(new Site(null, "demo", null, null, new Keep(30, 7), ClosedFigures.KEEP));
    }

    @Test
    void systemPropertiesWinOverTheFile() throws IOException {
        Path file = write("ninefold { out = /srv/out, pseudonym { key-id = k1, key-file = /etc/key } }");

        assertThat(Site.read(file, Map.of("ninefold.out", "/tmp/out")))
                .isEqualTo(new Site("/tmp/out", "k1", "/etc/key", null, new Keep(30, 7), ClosedFigures.KEEP));
    }

    @Test
    void problemsOfFileAndPropertiesComeOutAtOnce() throws IOException {
        Path file = write("ninefold {\n  outt = /srv/out\n  pseudonym { key-file = [a] }\n}");

        assertThatThrownBy(() -> Site.read(file, Map.of("ninefold.ot", "a", "ninefold.pseudonym.key-env", "")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(file + ":2: ninefold.outt: unknown key (did you mean out?); correct or remove it,"
                        + " the keys here are out, pseudonym, keep, forget\n"
                        + file + ":3: ninefold.pseudonym.key-file: expected a text, found a list\n"
                        + "system properties: ninefold.ot: unknown key (did you mean out?); correct or remove it,"
                        + " the keys here are ninefold.out, ninefold.pseudonym.key-id, ninefold.pseudonym.key-file,"
                        + " ninefold.pseudonym.key-env, ninefold.keep.days, ninefold.keep.at-least,"
                        + " ninefold.forget.figures\n"
                        + "system properties: ninefold.pseudonym.key-env: expected a text, found \"\"");
    }

    @Test
    void whatIsKeptIsCountedInDaysAndSnapshots() throws IOException {
        Path file = write("ninefold { keep { days = 90, at-least = 3 } }");

        assertThat(Site.read(file, Map.of("ninefold.keep.at-least", "5")).keep())
                .isEqualTo(new Keep(90, 5));
        assertThatThrownBy(() -> Site.read(file, Map.of("ninefold.keep.days", "0")))
                .hasMessage(
                        "system properties: ninefold.keep.days: expected a whole number from 1 to 99999, found \"0\"");
    }

    @Test
    void theFiguresOfClosedSnapshotsStayOrGo() throws IOException {
        Path file = write("ninefold { forget { figures = remove } }");

        assertThat(Site.read(file, Map.of()).closedFigures()).isEqualTo(ClosedFigures.REMOVE);
        assertThatThrownBy(() -> Site.read(file, Map.of("ninefold.forget.figures", "hide")))
                .hasMessage("system properties: ninefold.forget.figures: expected keep or remove, found \"hide\"");
    }

    @Test
    void aKeyHasOnePlace() {
        assertThatThrownBy(() -> Site.read(
                        null,
                        Map.of(
                                "ninefold.pseudonym.key-id", "k1",
                                "ninefold.pseudonym.key-file", "/etc/key",
                                "ninefold.pseudonym.key-env", "KEY")))
                .hasMessage("system properties: ninefold.pseudonym.key-env: expected one place of the key,"
                        + " found key-file and key-env; remove one of them");
    }

    @Test
    void aKeyHasAName() {
        assertThatThrownBy(() -> Site.read(null, Map.of("ninefold.pseudonym.key-env", "KEY")))
                .hasMessage(
                        "system properties: ninefold.pseudonym.key-env: expected a name of the key as well, found no"
                                + " pseudonym.key-id; add it, snapshots say by it which key made their pseudonyms");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("site.conf"), content);
    }
}
