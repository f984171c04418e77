package org.ninefold.jobs.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.Center;
import org.ninefold.study.Reaction;
import org.ninefold.study.Source;
import org.ninefold.study.Study;

/** Finds, hashes and opens the files of a study's centres. All that is missing or broken is reported at once. */
public final class Extracts {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    /** Some seconds of work. */
    private static final long PART_BYTES = 32L << 20;

    private final String dataRoot;
    private final Configuration hadoop;
    private final long partBytes;

    /** A source of a centre. */
    private record Sent(Center center, Source source) {}

    /**
     * A source as it was found.
     *
     * @param extract its files; empty where one cannot be read
     * @param defects what is wrong with them
     */
    private record Opened(Optional<Extract> extract, List<String> defects) {}

    private Extracts(String dataRoot, Configuration hadoop, long partBytes) {
        this.dataRoot = dataRoot;
        this.hadoop = hadoop;
        this.partBytes = partBytes;
    }

    /**
     * Opens every source of every centre. A centre of which no file is there is left out if its gates say so.
     *
     * @throws DataGateException if a file is missing, unreadable, without a usable header, or not of its format
     */
    public static List<Extract> open(Study study, Configuration hadoop) {
        return open(study, hadoop, PART_BYTES);
    }

    /** The same where a file is cut into parts of that many bytes and the rest of a line. */
    public static List<Extract> open(Study study, Configuration hadoop, long partBytes) {
        var extracts = new Extracts(study.dataRoot(), hadoop, partBytes);
        var sent = new ArrayList<Sent>();
        for (Center center : study.centers()) {
            if (center.gates().missingCenter() == Reaction.FAIL || !extracts.nothingFrom(center)) {
                center.sources().forEach(source -> sent.add(new Sent(center, source)));
            }
        }
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
                if (!find(source).isEmpty()) {
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
        return new Opened(open(center, source, defects), defects);
    }

    private Optional<Extract> open(Center center, Source source, List<String> defects) {
        try {
            List<FileStatus> found = find(source);
            if (found.isEmpty()) {
                defects.add(
                        "%s: no file %s under the data root (source \"%s\", %s); deliver the file or correct its path"
                                .formatted(center.id(), source.path(), source.id(), source.at()));
                return Optional.empty();
            }
            var files = new ArrayList<ExtractFile>();
            var headers = new ArrayList<List<String>>();
            var withoutText = new TreeMap<String, String>();
            for (FileStatus status : found) {
                String uri = status.getPath().toString();
                String label = label(source, status.getPath());
                files.add(hashed(source, status, uri, label));
                headers.add(header(center, source, uri, label, withoutText, defects));
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
                                            files.get(i).label(),
                                            files.get(0).label(),
                                            source.id()));
                }
            }
            return Optional.of(new Extract(center, source, files, headers.get(0), withoutText, List.of()));
        } catch (IOException e) {
            defects.add("%s: source \"%s\" (%s) cannot be read (%s); check the file and its permissions"
                    .formatted(
                            center.id(),
                            source.id(),
                            source.path(),
                            e.getClass().getSimpleName()));
            return Optional.empty();
        }
    }

    private List<FileStatus> find(Source source) throws IOException {
        var path = new Path(new Path(dataRoot), new Path(source.path()));
        FileStatus[] found = path.getFileSystem(hadoop).globStatus(path);
        return found == null
                ? List.of()
                : Arrays.stream(found).filter(FileStatus::isFile).sorted().toList();
    }

    /** The source's path, where it is a pattern with the file's own names. */
    private static String label(Source source, Path file) {
        String[] parts = source.path().split("/");
        Path own = file;
        for (int i = parts.length - 1; i >= 0 && !parts[i].equals(".."); i--) {
            parts[i] = GLOB.matcher(parts[i]).find() ? own.getName() : parts[i];
            own = own.getParent();
        }
        return String.join("/", parts);
    }

    private List<String> header(
            Center center,
            Source source,
            String uri,
            String label,
            Map<String, String> withoutText,
            List<String> defects) {
        try (Records records = Extract.open(source, uri, hadoop)) {
            withoutText.putAll(records.withoutText());
            Optional.ofNullable(records.failure())
                    .or(() -> Header.defect(records.header()))
                    .ifPresent(defect -> defects.add("%s: %s %s".formatted(center.id(), label, defect)));
            return records.header();
        } catch (IOException e) {
            defects.add("%s: %s cannot be read (%s); check the file and its permissions"
                    .formatted(center.id(), label, e.getClass().getSimpleName()));
        }
        return List.of();
    }

    private ExtractFile hashed(Source source, FileStatus status, String uri, String label) throws IOException {
        Path path = status.getPath();
        try (InputStream stream = path.getFileSystem(hadoop).open(path)) {
            if (!Cuts.possible(source, status.getLen(), partBytes)) {
                return new ExtractFile(uri, label, status.getLen(), FileHash.of(stream));
            }
            var cuts = new Cuts(source.csv(), partBytes);
            String sha256 = FileHash.of(stream, cuts::pass);
            return new ExtractFile(uri, label, status.getLen(), sha256, cuts.parts());
        }
    }
}
