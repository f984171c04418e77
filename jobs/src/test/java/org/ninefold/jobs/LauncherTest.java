package org.ninefold.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts Java, with a Java that tells how it was started. */
class LauncherTest {
    private static final String TELLS = "#!/bin/sh\nlocale charmap\nexit 64\n";

    @TempDir
    private Path home;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("bin/ninefold"), home.resolve("bin/ninefold"));
        file("target/ninefold.jar", "");
        file("target/spark/jars/spark-sql_2.13-4.2.0.jar", "");
        file("jars/spark-sql_2.13-4.2.0.jar", "");
        file("bin/java", TELLS);
        file("bin/spark-submit", TELLS.replace("64", "0"));
    }

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** What is said where the locale is one. */
    private String started(String locale, String place) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", home.resolve("bin/ninefold").toString(), "--version");
        builder.environment().remove("SPARK_HOME");
        builder.environment().put("LC_ALL", locale);
        builder.environment().put(place, home.toString());
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return told.strip();
    }

    /** Java cannot name a file with Chinese letters under them. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX"})
    void aLocaleOfPlainLettersGivesWay(String locale) throws IOException, InterruptedException {
        assertThat(started(locale, "JAVA_HOME")).isEqualTo("UTF-8");
        assertThat(started(locale, "SPARK_HOME")).isEqualTo("UTF-8");
    }

    @Test
    void anotherLocaleStays() throws IOException, InterruptedException {
        assertThat(started("C.UTF-8", "JAVA_HOME")).isEqualTo("UTF-8");
    }
}
