package org.ninefold.jobs.extract;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.security.AccessControlException;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.Center;
import org.ninefold.study.GateAction;
import org.ninefold.study.Source;
import org.ninefold.study.Study;

/** Finds, hashes and opens the files of a study's centres. All that is missing or broken is reported at once. */
public final class Extracts {
    /** Some seconds of work. */
    private static final long PART_BYTES = 32L << 20;

    private final SourceFiles files;
    private final Configuration hadoop;
    private final long partBytes;

    /** A source of a centre. */
    private record Sent(Center center, Source source) {}

    /** A source as it was found; no extract where one of its files cannot be read. */
    private record Opened(Optional<Extract> extract, List<String> defects) {}

    private Extracts(SourceFiles files, Configuration hadoop, long partBytes) {
        this.files = files;
        this.hadoop = hadoop;
        this.partBytes = partBytes;
    }

    /**
     * Opens every source of every centre. A centre of which no file is there is left out if its gates say so.
     *
     * @throws DataGateException if a file is missing, may not be read, is no file, without a usable header, or not of its format
     * @throws UncheckedIOException if a file system fails
     */
    public static List<Extract> open(Study study, Configuration hadoop) {
        return open(study, hadoop, PART_BYTES);
    }

    /** The same where a file is cut into parts of that many bytes and the rest of a line. */
    public static List<Extract> open(Study study, Configuration hadoop, long partBytes) {
        Extracts extracts;
        try {
            extracts = new Extracts(new SourceFiles(study.dataRoot(), hadoop), hadoop, partBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Sent> sent = study.centers().stream()
                .filter(center -> center.gates().missingCenter() == GateAction.FAIL || !extracts.nothingFrom(center))
                .flatMap(center -> center.sources().stream().map(source -> new Sent(center, source)))
                .toList();
        List<Opened> all = sent.parallelStream() // hashing takes long
                .map(one -> extracts.open(one.center, one.source))
                .toList();
        List<String> defects = all.stream().flatMap(one -> one.defects.stream()).toList();
        if (!defects.isEmpty()) {
            throw new DataGateException(defects);
        }
        List<Extract> opened = all.stream().flatMap(one -> one.extract.stream()).toList();
        if (opened.isEmpty()) {
            throw new DataGateException(List.of("no centre delivered a file; check the study's data-root"));
        }
        return opened.stream().map(extract -> extract.joinedWith(opened)).toList();
    }

    private boolean nothingFrom(Center center) {
        try {
            for (Source source : center.sources()) {
                if (!files.of(source).isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // opening the source says what is wrong
        }
    }

    private Opened open(Center center, Source source) {
        var defects = new ArrayList<String>();
        try {
            return new Opened(open(center, source, defects), defects);
        } catch (FileNotFoundException
                | NoSuchFileException
                | AccessControlException
                | AccessDeniedException
                | NotDirectoryException e) {
            defects.add("%s: source \"%s\" (%s) cannot be read (%s); check the file and its permissions"
                    .formatted(
                            center.id(),
                            source.id(),
                            source.path(),
                            e.getClass().getSimpleName()));
            return new Opened(Optional.empty(), defects);
        } catch (IOException e) {
            throw new UncheckedIOException(FailedReadException.of(source, source.path(), e));
        }
    }

    private Optional<Extract> open(Center center, Source source, List<String> defects) throws IOException {
        List<SourceFiles.Found> found = files.of(source);
        if (found.isEmpty()) {
            defects.add("%s: no file %s under the data root (source \"%s\", %s); deliver the file or correct its path"
                    .formatted(center.id(), source.path(), source.id(), source.at()));
            return Optional.empty();
        }
        var opened = new ArrayList<ExtractFile>();
        var headers = new ArrayList<List<String>>();
        var withoutText = new TreeMap<String, String>();
        for (SourceFiles.Found each : found) {
            Optional<String> obstacle = each.obstacle().or(() -> tooLarge(source, each.status()));
            if (obstacle.isPresent()) {
                defects.add("%s: %s %s".formatted(center.id(), each.label(), obstacle.get()));
                continue;
            }
            ExtractFile file = hashed(source, each);
            opened.add(file);
            headers.add(header(center, source, file, withoutText, defects));
        }
        for (int i = 1; i < headers.size(); i++) {
            List<String> others = headers.get(i);
            if (!others.isEmpty()
                    && !headers.get(0).isEmpty()
                    && !Set.copyOf(others).equals(Set.copyOf(headers.get(0)))) {
                defects.add(
                        "%s: %s has other columns than %s though both are source \"%s\"; make them alike or map them apart"
                                .formatted(
                                        center.id(),
                                        opened.get(i).label(),
                                        opened.get(0).label(),
                                        source.id()));
            }
        }
        return opened.isEmpty()
                ? Optional.empty()
                : Optional.of(new Extract(center, source, opened, headers.get(0), withoutText, List.of()));
    }

    private static Optional<String> tooLarge(Source source, FileStatus status) {
        return status.getLen() <= source.guards().maxBytes()
                ? Optional.empty()
                : Optional.of(
                        "has more than %d million bytes; deliver it in parts, or raise the source's `max-megabytes`"
                                .formatted(source.guards().maxMegabytes()));
    }

    private List<String> header(
            Center center, Source source, ExtractFile file, Map<String, String> withoutText, List<String> defects)
            throws IOException {
        try (Records records = Extract.open(source, file, hadoop)) {
            withoutText.putAll(records.withoutText());
            Optional.ofNullable(records.failure())
                    .or(() -> Header.defect(records.header()))
                    .ifPresent(defect -> defects.add("%s: %s %s".formatted(center.id(), file.label(), defect)));
            return records.header();
        }
    }

    /** The file as it is; that it changes now shows as soon as it is opened. */
    private ExtractFile hashed(Source source, SourceFiles.Found found) throws IOException {
        FileStatus status = found.status();
        long bytes = status.getLen();
        boolean cuttable = Cuts.possible(source, bytes, partBytes);
        Cuts cuts = cuttable ? new Cuts(source.csv(), partBytes) : null;
        try (InputStream stream = FileBytes.opened(status.getPath(), hadoop)) {
            String sha256 = FileHash.of(stream, bytes, cuttable ? cuts::pass : (some, n) -> {});
            return new ExtractFile(
                    status.getPath().toString(),
                    found.label(),
                    bytes,
                    status.getModificationTime(),
                    sha256,
                    cuttable ? cuts.parts() : List.of(Part.WHOLE));
        }
    }
}
