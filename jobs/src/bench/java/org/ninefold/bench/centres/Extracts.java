package org.ninefold.bench.centres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The files of a cohort's centres under a folder, with two lists beside them: {@code inputs.tsv}, a line a file (what files
 * of one header have in common, path, encoding, delimiter), and {@code truth.csv}, what must be counted in them.
 */
public record Extracts(Cohort cohort, Path folder) {
    private static final String TRUTH = "truth.csv";

    /** Writes what is not there yet; {@code truth.csv} is written last. */
    public void write() throws IOException {
        if (Files.exists(folder.resolve(TRUTH))) {
            return;
        }
        Truth truth;
        try {
            truth = IntStream.range(0, cohort.centers())
                    .parallel()
                    .mapToObj(this::centre)
                    .reduce(new Truth(), Truth::plus);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<String> inputs = new ArrayList<>();
        for (int centre = 0; centre < cohort.centers(); centre++) {
            for (Dress.Source source : Dress.sources(Cohort.dress(centre))) {
                for (String name : source.names()) {
                    inputs.add(String.join(
                            "\t",
                            "d" + Cohort.dress(centre) + "_" + source.source(),
                            cohort.folder(centre) + "/" + name,
                            source.encoding(),
                            source.delimiter() == '\t' ? "tab" : Character.toString(source.delimiter())));
                }
            }
        }
        Files.write(inputs(), inputs);
        List<String> counts = new ArrayList<>();
        truth.counts().forEach((name, n) -> counts.add(name + "," + n));
        Files.write(folder.resolve(TRUTH), counts);
    }

    /** The list of files. */
    public Path inputs() {
        return folder.resolve("inputs.tsv");
    }

    /** What must be counted. */
    public Path truth() {
        return folder.resolve(TRUTH);
    }

    /** Files of one centre, as they are or with its last subject left out: another delivery of nearly the same. */
    public void deliver(int centre, boolean whole) throws IOException {
        write(centre, cohort.size(centre) - (whole ? 0 : 1));
    }

    private Truth centre(int centre) {
        try {
            return write(centre, cohort.size(centre));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Truth write(int centre, int size) throws IOException {
        var truth = new Truth();
        try (Dress dress = Dress.open(Cohort.dress(centre), folder.resolve(cohort.folder(centre)))) {
            for (int place = 0; place < size; place++) {
                Subject subject = Subject.draw(cohort.seed(), cohort.first(centre) + place);
                truth.add(subject);
                dress.add(place, subject);
            }
        }
        return truth;
    }
}
