package org.ninefold.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ninefold.jobs.profile.Draft;
import org.ninefold.jobs.publish.OwnFile;
import org.ninefold.study.StudyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ninefold draft}. */
@Command(
        name = "draft",
        description = {
            "Profiles the files of a new centre and drafts its mapping.",
            "Every guess is marked to be confirmed; pool refuses a mapping that still has one.",
            "No patient's number, no date and no value of fewer than five patients is printed."
        })
final class DraftCommand extends Subcommand {
    @Option(names = "--center", required = true, paramLabel = "ID", description = "the centre's id, such as C10")
    private String center;

    @Option(names = "--dictionary", paramLabel = "FILE", description = "a data dictionary exported from REDCap as CSV")
    private Path dictionary;

    @Option(
            names = "--data-root",
            paramLabel = "DIR",
            description = "the study's data-root, to which paths are written relative"
                    + " (default: the parent of the first file's folder)")
    private Path dataRoot;

    @Option(names = "--out", paramLabel = "FILE", description = "where the draft is written (default: standard output)")
    private Path out;

    @Option(names = "--force", description = "replace the file if it exists")
    private boolean force;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the centre's files, CSV or Parquet")
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
        refuse();
        Path place = out == null ? null : outsideOfSnapshots("--out", out);
        List<Path> absolute =
                files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
        String draft = Draft.of(center, absolute, dictionary, root(absolute.get(0)));
        if (out == null) {
            print(draft);
        } else {
            OwnFile.write(place, draft);
            long guesses = draft.lines()
                    .filter(line -> line.strip().startsWith(StudyReader.GUESS))
                    .count();
            err().println(out + ": " + guesses + " guesses to confirm");
        }
        return ExitCode.DONE.code();
    }

    private void refuse() {
        if (!center.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw usage("--center: expected a letter, then letters, digits and _, found \"" + center + "\"");
        }
        List<Path> read = new ArrayList<>(files);
        if (dictionary != null) {
            read.add(dictionary);
        }
        for (Path file : read) {
            if (!Files.isRegularFile(file)) {
                throw usage("expected a file, found none: " + file);
            }
        }
        Path place = out == null ? null : out.toAbsolutePath().normalize(); // as it will be written
        if (place != null && Files.exists(place) && !force) {
            throw usage("--out: " + out + " exists and is not replaced; choose another file, or say --force");
        }
        if (place != null && (Files.isSymbolicLink(place) || (Files.exists(place) && !Files.isRegularFile(place)))) {
            throw usage("--out: expected a file, found a link, a folder, a pipe or a device: " + out
                    + "; name a file, or leave --out away for standard output");
        }
    }

    private Path root(Path first) {
        Path folder = first.getParent();
        return dataRoot != null
                ? dataRoot.toAbsolutePath().normalize()
                : folder.getParent() == null ? folder : folder.getParent();
    }
}
