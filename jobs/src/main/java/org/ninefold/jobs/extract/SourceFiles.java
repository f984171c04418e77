package org.ninefold.jobs.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
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

    private final Path root;
    private final FileSystem files;
    private final boolean local;

    /**
     * A file that was found.
     *
     * @param status of the file itself, also where a link led to it
     * @param label how messages, accounts and figures name it: the source's path, or where that is a pattern the source and a number,
     *     for a file's own name can be a patient's
     * @param obstacle why it is not opened, as the end of a sentence that begins with the file; empty if it is
     */
    record Found(FileStatus status, String label, Optional<String> obstacle) {}

    SourceFiles(String dataRoot, Configuration hadoop) throws IOException {
        this.files = new Path(dataRoot).getFileSystem(hadoop);
        this.root = files.makeQualified(new Path(dataRoot));
        this.local = files.getUri().getScheme().equals(LOCAL);
    }

    /**
     * The files that the path of a source names, in the order of their paths; folders do not count.
     *
     * @throws IOException if the file system does not tell whether there are any
     */
    List<Found> of(Source source) throws IOException {
        var path = new Path(root, new Path(source.path()));
        FileStatus[] matching = files.globStatus(path);
        if (matching == null || matching.length == 0) {
            requireTold(source.path());
            return List.of();
        }
        var found = new ArrayList<Found>();
        for (FileStatus status :
                Arrays.stream(matching).filter(FileStatus::isFile).sorted().toList()) {
            found.add(found(label(source, found.size() + 1), status));
        }
        return found;
    }

    private Found found(String label, FileStatus status) throws IOException {
        if (!local) {
            boolean below = isBelow(status.getPath());
            return new Found(status, label, below ? Optional.empty() : Optional.of("lies outside the data root"));
        }
        java.nio.file.Path own = onDisk(status.getPath());
        if (!Files.isRegularFile(own)) {
            return new Found(
                    status, label, Optional.of("is a pipe, a device or a socket and is not opened; deliver a file"));
        }
        java.nio.file.Path real = own.toRealPath();
        return real.startsWith(onDisk(root).toRealPath())
                ? new Found(files.getFileStatus(new Path(real.toUri())), label, Optional.empty())
                : new Found(
                        status,
                        label,
                        Optional.of("is a link to a place outside the data root, or lies behind one, and is not opened;"
                                + " deliver the file itself"));
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

    /** On a local disk a folder that cannot be looked into seems to be empty. */
    private void requireTold(String path) throws IOException {
        if (!local) {
            return;
        }
        java.nio.file.Path at = onDisk(root);
        for (String part : path.split("/", -1)) {
            if (!isFolder(at) || GLOB.matcher(part).find()) {
                return;
            }
            try {
                at = at.resolve(part);
            } catch (InvalidPathException e) { // nothing on this disk can have that name
                return;
            }
        }
        isFolder(at);
    }

    private static boolean isFolder(java.nio.file.Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static String label(Source source, int number) {
        return GLOB.matcher(source.path()).find()
                ? "source \"%s\", file %d".formatted(source.id(), number)
                : source.path();
    }
}
