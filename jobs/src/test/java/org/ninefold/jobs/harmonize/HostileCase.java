package org.ninefold.jobs.harmonize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the corpus: a centre's mapping, its files, and what becomes of them. */
record HostileCase(Path folder) {
    private static final Path CORPUS = Path.of("src/test/resources/org/ninefold/jobs/hostile");
    private static final String STUDY = """
            study {
              id = HOSTILE, title = "One hostile extract", synthetic = true, cutoff = 2020-06-30
              data-root = "%1$s", expected-centers = 1, centers = ["%1$s/center.conf"]
              populations { ALL = "true" }
              endpoints = [{
                id = OS, label = "Overall survival", origin = [TRTSDT], censor = LSTALVDT
                causes = [{ name = DEATH, dates = [DTHDT] }]
              }]
              analyses = [{ id = men, kind = proportion, of = "SEX = 'M'", population = ALL }]
            }
            """;

    /** All of them, by name. */
    static Stream<HostileCase> all() {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.filter(Files::isDirectory).sorted().map(HostileCase::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of a name. */
    static HostileCase of(String name) {
        return new HostileCase(CORPUS.resolve(name));
    }

    /** A study of this centre alone, written to a scratch folder. */
    Path study(Path scratch) throws IOException {
        return Files.writeString(scratch.resolve("study.conf"), STUDY.formatted(folder.toAbsolutePath()));
    }

    /** The exit code in the first line, then accounts, findings and rows, or the sentences of the refusal. */
    List<String> expected() {
        try (Stream<String> lines = Files.lines(folder.resolve("expected.txt"))) {
            return lines.filter(line -> !line.startsWith("# ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
