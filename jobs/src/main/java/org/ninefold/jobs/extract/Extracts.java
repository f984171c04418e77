package org.ninefold.jobs.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.Center;
import org.ninefold.study.Reaction;
import org.ninefold.study.Source;
import org.ninefold.study.SourceFormat;
import org.ninefold.study.Study;

/** Finds, hashes and opens the files of a study's centres. All that is missing or broken is reported at once. */
public final class Extracts {
    private final String dataRoot;
    private final Configuration hadoop;
    private final List<String> defects = new ArrayList<>();

    private Extracts(String dataRoot, Configuration hadoop) {
        this.dataRoot = dataRoot;
        this.hadoop = hadoop;
    }

    /**
     * Opens every source of every centre. A centre of which no file is there is left out if its gates say so.
     *
     * @throws DataGateException if a file is missing, unreadable, without a usable header, or not of its format
     */
    public static List<Extract> open(Study study, Configuration hadoop) {
        var extracts = new Extracts(study.dataRoot(), hadoop);
        var opened = new ArrayList<Extract>();
        for (Center center : study.centers()) {
            if (center.gates().missingCenter() == Reaction.WARN && extracts.nothingFrom(center)) {
                continue;
            }
            for (Source source : center.sources()) {
                extracts.open(center, source).ifPresent(opened::add);
            }
        }
        if (opened.isEmpty() && extracts.defects.isEmpty()) {
            extracts.defects.add("no centre delivered a file; check the study's data-root");
        }
        if (!extracts.defects.isEmpty()) {
            throw new DataGateException(extracts.defects);
        }
        return List.copyOf(opened);
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

    private Optional<Extract> open(Center center, Source source) {
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
            for (FileStatus status : found) {
                String uri = status.getPath().toString();
                String label = label(source, status.getPath());
                files.add(new ExtractFile(uri, label, status.getLen(), sha256(status.getPath())));
                headers.add(header(center, source, uri, label));
            }
            for (int i = 1; i < headers.size(); i++) {
                if (!Set.copyOf(headers.get(i)).equals(Set.copyOf(headers.get(0)))) {
                    defects.add(
                            "%s: %s has other columns than %s though both are source \"%s\"; make them alike or map them apart"
                                    .formatted(
                                            center.id(),
                                            files.get(i).label(),
                                            files.get(0).label(),
                                            source.id()));
                }
            }
            return Optional.of(new Extract(center, source, files, headers.get(0)));
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

    /** A glob's folder is fixed, its file names are the files' own. */
    private static String label(Source source, Path file) {
        int slash = source.path().lastIndexOf('/');
        return source.path().substring(0, slash + 1) + file.getName();
    }

    private List<String> header(Center center, Source source, String uri, String label) {
        try (Records records = Extract.open(source, uri, hadoop)) {
            if (records.failure() == Records.Failure.UNDECODABLE) {
                defects.add(undecodable(center.id(), label, source.encoding(), records.line()));
            } else if (records.header().isEmpty()) {
                defects.add("%s: %s is empty; deliver it again".formatted(center.id(), label));
            }
            Header.defect(records.header())
                    .ifPresent(defect -> defects.add("%s: %s %s".formatted(center.id(), label, defect)));
            return records.header();
        } catch (IOException e) {
            defects.add("%s: %s cannot be read (%s); check the file and its permissions"
                    .formatted(center.id(), label, e.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            if (source.format() != SourceFormat.PARQUET) {
                throw e;
            }
            defects.add("%s: %s is not a whole Parquet file (%s); deliver it again"
                    .formatted(center.id(), label, e.getClass().getSimpleName()));
        }
        return List.of();
    }

    /** The sentence for bytes that an encoding does not know. */
    public static String undecodable(String centerId, String label, String encoding, long line) {
        return "%s: %s is not %s: undecodable bytes in line %d; correct the source's `encoding` or deliver the file again"
                .formatted(centerId, label, encoding, line);
    }

    private String sha256(Path path) throws IOException {
        try (InputStream stream = path.getFileSystem(hadoop).open(path)) {
            return FileHash.of(stream);
        }
    }
}
