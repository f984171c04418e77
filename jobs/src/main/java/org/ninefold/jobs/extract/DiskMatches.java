package org.ninefold.jobs.extract;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobPattern;

/**
 * What a pattern matches on a local disk. It means what it means to Hadoop, whose own search leaves out, without a word, links
 * that lead nowhere and names that are no text here, and fails on a name with a colon.
 */
final class DiskMatches {
    /** As Hadoop sorts paths. */
    private static final Comparator<Path> ORDER = Comparator.comparing(
                    (Path path) -> new org.apache.hadoop.fs.Path("file", null, path.toString()))
            .thenComparing(Comparator.naturalOrder());

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);
    private static final String UP = "..";
    /** How systems say that links lead to each other. */
    private static final String LOOP = "Too many levels of symbolic links";

    /** An escaped character, which stays, or what a name that is no text cannot be held against letter by letter. */
    private static final Pattern LETTERS =
            Pattern.compile("(\\\\.)|\\[[\\^!]?\\]?(?:\\\\.|[^\\]\\\\])*\\]|\\?|\\P{ASCII}+", Pattern.DOTALL);

    private final SortedSet<Path> found = new TreeSet<>(ORDER);

    private DiskMatches() {}

    /**
     * All that is no folder, in the order of their paths: files, links that lead nowhere, and what else a disk has; a name that is no
     * text is among them if it may match. Fails if the disk does not tell what there is.
     */
    static List<Path> below(Path root, String pattern) throws IOException {
        var matches = new DiskMatches();
        for (String one : GlobExpander.expand(pattern)) {
            matches.search(root, parts(one));
        }
        return List.copyOf(matches.found);
    }

    private static List<String> parts(String pattern) {
        var parts = new ArrayList<String>();
        for (String part : pattern.split("/", -1)) {
            if (part.equals(UP) && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    private void search(Path at, List<String> parts) throws IOException {
        if (parts.isEmpty()) {
            if (!isFolder(at)) {
                found.add(at);
            }
        } else if (isFolder(at)) {
            for (Path next : matching(at, parts.get(0))) {
                if (isThere(next)) {
                    search(next, parts.subList(1, parts.size()));
                } else {
                    found.add(next);
                }
            }
        }
    }

    /** What a folder has by a name or a pattern, also links that lead nowhere. */
    private static List<Path> matching(Path folder, String part) throws IOException {
        var pattern = new GlobPattern(part);
        if (!pattern.hasWildcard()) {
            String name = ESCAPE.matcher(part).replaceAll("$1");
            if (isName(name)) {
                Path named = folder.resolve(name);
                return isThere(named, LinkOption.NOFOLLOW_LINKS) ? List.of(named) : List.of();
            }
        }
        var loose = new GlobPattern(LETTERS.matcher(part)
                .replaceAll(all -> all.group(1) == null ? "*" : Matcher.quoteReplacement(all.group())));
        var matching = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                Path name = each.getFileName();
                if ((isText(name) ? pattern : loose).matches(name.toString())) {
                    matching.add(each);
                }
            }
        } catch (DirectoryIteratorException e) { // has what the disk said, and where
            throw e.getCause();
        }
        return matching;
    }

    /** Whether Java can name a file by what it takes for its name. */
    static boolean isText(Path path) {
        return isName(path.toString()) && Path.of(path.toString()).equals(path);
    }

    /** Whether a file can have a name here. */
    static boolean isName(String name) {
        try {
            return Path.of(name).toString().equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isFolder(Path path) throws IOException {
        return isThere(path)
                && Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
    }

    /** Whether there is something; at the end of a link, too, unless it is not to be followed. */
    static boolean isThere(Path path, LinkOption... links) throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, links);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileSystemException e) {
            if (Files.isSymbolicLink(path)
                    && Objects.toString(e.getReason(), "").contains(LOOP)) {
                return false;
            }
            throw e;
        }
    }
}
