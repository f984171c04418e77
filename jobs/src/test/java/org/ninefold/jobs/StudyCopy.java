package org.ninefold.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A copy of the sample's configuration and extracts, to be changed. */
public record StudyCopy(Path folder) {
    private static final Path ROOT = Path.of("..");

    /** Copies the sample into an empty folder. */
    public static StudyCopy in(Path folder) throws IOException {
        for (String part : List.of("conf", "data-samples/nine-centers")) {
            Path from = ROOT.resolve(part);
            try (Stream<Path> walk = Files.walk(from)) {
                for (Path path : walk.filter(Files::isRegularFile).toList()) {
                    Path to = folder.resolve(part).resolve(from.relativize(path));
                    Files.createDirectories(to.getParent());
                    Files.copy(path, to);
                }
            }
        }
        return new StudyCopy(folder);
    }

    /** The study file. */
    public Path config() {
        return folder.resolve("conf/nine-centers.conf");
    }

    /** The file of a centre, such as {@code c03}. */
    public Path center(String id) {
        return folder.resolve("conf/centers/nine/" + id + ".conf");
    }

    /** An extract, such as {@code c03/patients.csv}. */
    public Path extract(String label) {
        return folder.resolve("data-samples/nine-centers").resolve(label);
    }

    /** Keeps only these centres, such as {@code c03}, in the study. */
    public StudyCopy only(String... centers) {
        String list =
                Stream.of(centers).map(id -> "\"centers/nine/" + id + ".conf\"").collect(Collectors.joining(", "));
        return change(config(), text -> text.replaceFirst("(?s)centers = \\[.*?]", "centers = [" + list + "]")
                .replace("expected-centers = 9", "expected-centers = " + centers.length));
    }

    /** Changes a text in UTF-8. */
    public StudyCopy change(Path file, UnaryOperator<String> change) {
        return change(file, StandardCharsets.UTF_8, change);
    }

    /** Changes a text; that it is changed is made sure. */
    public StudyCopy change(Path file, Charset encoding, UnaryOperator<String> change) {
        try {
            String before = Files.readString(file, encoding);
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new IllegalStateException("nothing to change in " + file);
            }
            Files.writeString(file, after, encoding);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
