package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A study over generated extracts. The centres' mappings are those of the sample study, with another id and folder, and with
 * CSV where the sample has Parquet.
 *
 * @param mappings folder of the sample study's centre files
 */
public record StudyFiles(Extracts extracts, int analyses, int endpoints, Path mappings) {

    /** Writes the study and its centres beside the data, and says where the study is. */
    public Path write() throws IOException {
        Cohort cohort = extracts.cohort();
        Path conf = extracts.folder().resolve("conf");
        Files.createDirectories(conf);
        for (int centre = 0; centre < cohort.centers(); centre++) {
            Files.writeString(conf.resolve(cohort.folder(centre) + ".conf"), centre(centre));
        }
        Path study = conf.resolve("study-" + analyses + "-" + endpoints + ".conf");
        Files.writeString(study, study(cohort));
        return study;
    }

    private String study(Cohort cohort) {
        List<String> centers = IntStream.range(0, cohort.centers())
                .mapToObj(i -> "\"" + cohort.folder(i) + ".conf\"")
                .toList();
        return """
                # Made by the benchmark: invented centres.
                study {
                  id = BENCH
                  title = "Invented centres of the benchmark"
                  synthetic = true
                  cutoff = %s
                  data-root = ".."
                  expected-centers = %d
                  centers = [%s]
                  populations {
                %s  }
                  endpoints = [
                %s
                  ]
                  analyses = [
                %s
                  ]
                }
                """.formatted(
                        Subject.CUTOFF,
                        cohort.centers(),
                        String.join(", ", centers),
                        Analyses.POPULATIONS,
                        Endpoints.of(endpoints),
                        Analyses.of(analyses, endpoints));
    }

    private String centre(int centre) throws IOException {
        int dress = Cohort.dress(centre);
        String sample = "c0" + dress;
        String text = Files.readString(mappings.resolve(sample + ".conf"));
        if (dress == 7) {
            text = replaced(text, "cohort.parquet\", format = parquet", "cohort.csv\", encoding = UTF-8");
        } else if (dress == 8) {
            text = replaced(text, "patients.parquet\", format = parquet", "patients.csv\", encoding = UTF-8");
        }
        text = replaced(text, "id = C0" + dress, "id = " + extracts.cohort().id(centre));
        return replaced(text, "\"" + sample + "/", "\"" + extracts.cohort().folder(centre) + "/");
    }

    private String replaced(String text, String old, String replacement) {
        if (!text.contains(old)) {
            throw new IllegalStateException("Expected " + old + " in a centre file under " + mappings
                    + ", found none: the benchmark must follow the sample study.");
        }
        return text.replace(old, replacement);
    }
}
