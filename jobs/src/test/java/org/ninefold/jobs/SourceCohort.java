package org.ninefold.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The plain table that the sample's extracts were made from, read without any of Ninefold's code. */
public final class SourceCohort {
    private static final Path FILE = Path.of("..", "data-samples", "nine-centers", "source", "ipd_004.csv");

    private SourceCohort() {}

    /** One subject of the source; dates are null where there are none. */
    public record Subject(Map<String, String> cells) {
        /** The centre, as the study calls it. */
        public String site() {
            return cells.get("center_id").replace("S4-C", "C0");
        }

        /** A date, or null. */
        public LocalDate date(String column) {
            String cell = cells.get(column);
            return cell.isEmpty() ? null : LocalDate.parse(cell);
        }

        /** The first infusion. */
        public LocalDate infusion() {
            return date("infusion_date");
        }

        /** A whole number. */
        public int number(String column) {
            return Integer.parseInt(cells.get(column));
        }

        /** The day on which the cytokine release syndrome began, or null. */
        public LocalDate crsOnset() {
            return cells.get("crs_onset_day").isEmpty() ? null : infusion().plusDays(number("crs_onset_day"));
        }

        /** Whether the best response is a complete remission. */
        public boolean inRemission() {
            return cells.get("best_response").equals("CR");
        }
    }

    /** All subjects in the order of the file. */
    public static List<Subject> subjects() {
        try {
            List<String> lines = Files.readAllLines(FILE);
            List<String> header = Arrays.asList(lines.get(0).split(",", -1));
            return lines.stream()
                    .skip(1)
                    .map(line -> subject(header, Arrays.asList(line.split(",", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The subjects of one centre. */
    public static List<Subject> subjects(String site) {
        return subjects().stream()
                .filter(subject -> subject.site().equals(site))
                .toList();
    }

    /** The centres. */
    public static List<String> sites() {
        return subjects().stream().map(Subject::site).distinct().sorted().toList();
    }

    private static Subject subject(List<String> header, List<String> line) {
        var cells = new HashMap<String, String>();
        IntStream.range(0, header.size()).forEach(i -> cells.put(header.get(i), line.get(i)));
        return new Subject(cells);
    }
}
