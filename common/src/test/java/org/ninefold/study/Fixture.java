package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A valid study of two centres in a folder of its own, to be broken by a test. */
record Fixture(Path folder) {
    static final String STUDY = "study.conf";
    static final String FIRST = "centers/c01.conf";
    static final String SECOND = "centers/c02.conf";

    static Fixture in(Path folder) {
        Fixture fixture = new Fixture(folder);
        for (String name : List.of(STUDY, FIRST, SECOND)) {
            try (InputStream in = Fixture.class.getResourceAsStream(name)) {
                fixture.write(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return fixture;
    }

    Path study() {
        return folder.resolve(STUDY);
    }

    void write(String name, String content) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Fixture replace(String name, String part, String by) {
        try {
            String content = Files.readString(folder.resolve(name));
            assertThat(content).as("the fixture has the part to replace").contains(part);
            int at = content.indexOf(part);
            write(name, content.substring(0, at) + by + content.substring(at + part.length()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The problems of the study, with paths as seen from the folder. */
    List<String> problems() {
        InvalidConfigurationException refused =
                catchThrowableOfType(InvalidConfigurationException.class, () -> StudyReader.read(study()));
        assertThat(refused).as("the study is refused").isNotNull();
        return refused.problems().stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }
}
