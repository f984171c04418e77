package org.ninefold.jobs.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ninefold.study.Source;

/** Finds the files of sources below a data root. */
final class SourceFiles {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final String LOCAL = "file";
    /** What Java takes names of files for. */
    private static final String JNU = "sun.jnu.encoding";

    private static final String COLON =
            "or one beside it has a name with a colon, by which no pattern can find files here; rename it";
    private static final String NO_TEXT =
            "has a name, or lies in a folder with one, that is no text in the locale of this run (%s): rename it, or run"
                    + " in a locale of UTF-8, such as by LC_ALL=C.UTF-8";

    private final Path root;
    private final FileSystem files;
    private final boolean local;

    /**
     * A file that was found.
     *
     * @param status of the file itself, also where a link led to it; null with an obstacle
     * @param label how messages, accounts and figures name it: the source's path, or where that is a pattern the source and a number,
     *     for a file's own name can be a patient's
     * @param obstacle why it is not opened, as the end of a sentence that begins with the file; empty if it is
     */
    record Found(FileStatus status, String label, Optional<String> obstacle) {
        private static Found obstructed(String label, String obstacle) {
            return new Found(null, label, Optional.of(obstacle));
        }
    }

    SourceFiles(String dataRoot, Configuration hadoop) throws IOException {
        this.files = new Path(dataRoot).getFileSystem(hadoop);
        this.root = files.makeQualified(new Path(dataRoot));
        this.local = files.getUri().getScheme().equals(LOCAL);
        if (local && !DiskMatches.isName(root.toUri().getPath())) {
            throw new IOException(
                    ("study.data-root has a name that is no text in the locale of this run (%s); run in a locale"
                                    + " of UTF-8, such as by LC_ALL=C.UTF-8")
                            .formatted(System.getProperty(JNU)));
        }
    }

    /** The files, no folders, that the path of a source names, in the order of their paths; fails where nobody tells what there is. */
    List<Found> of(Source source) throws IOException {
        var found = new ArrayList<Found>();
        if (local) {
            for (java.nio.file.Path own : DiskMatches.below(onDisk(root), source.path())) {
                found.add(onDisk(label(source, found.size() + 1), own));
            }
            return found;
        }
        FileStatus[] matching;
        try {
            matching = files.globStatus(new Path(root, new Path(source.path())));
        } catch (IllegalArgumentException e) { // what Hadoop says of it has the name
            return List.of(Found.obstructed(label(source, 1), COLON));
        }
        if (matching == null) {
            return List.of();
        }
        for (FileStatus status :
                Arrays.stream(matching).filter(FileStatus::isFile).sorted().toList()) {
            String label = label(source, found.size() + 1);
            found.add(
                    isBelow(status.getPath())
                            ? new Found(status, label, Optional.empty())
                            : Found.obstructed(label, "lies outside the data root"));
        }
        return found;
    }

    private Found onDisk(String label, java.nio.file.Path own) throws IOException {
        if (!DiskMatches.isThere(own)) {
            return Found.obstructed(label, "is a link that leads nowhere; deliver the file itself");
        }
        java.nio.file.Path real = own.toRealPath();
        if (!DiskMatches.isText(own) || !DiskMatches.isText(real)) {
            return Found.obstructed(label, NO_TEXT.formatted(System.getProperty(JNU)));
        } else if (!Files.isRegularFile(own)) {
            return Found.obstructed(label, "is a pipe, a device or a socket and is not opened; deliver a file");
        }
        return real.startsWith(onDisk(root).toRealPath())
                ? new Found(files.getFileStatus(new Path(LOCAL, null, real.toString())), label, Optional.empty())
                : Found.obstructed(
                        label,
                        "is a link to a place outside the data root, or lies behind one, and is not opened;"
                                + " deliver the file itself");
    }

    private boolean isBelow(Path file) {
        Path above = files.makeQualified(file);
        while (above != null && !above.equals(root)) {
            above = above.getParent();
        }
        return above != null;
    }

    private static java.nio.file.Path onDisk(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    private static String label(Source source, int number) {
        return GLOB.matcher(source.path()).find()
                ? "source \"%s\", file %d".formatted(source.id(), number)
                : source.path();
    }
}
