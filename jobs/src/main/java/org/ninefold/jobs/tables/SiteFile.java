package org.ninefold.jobs.tables;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a table of patients, which is of one site and one bucket of its subjects: {@code <folder>/<site>-<bucket>.parquet}. The
 * folder is empty where the path has none.
 */
public record SiteFile(String folder, String siteId, int bucket) {
    private static final Pattern PATH =
            Pattern.compile("(?:(?<folder>.+)/)?(?<site>[A-Za-z0-9_]+)-(?<bucket>\\d+)\\.parquet");

    /** What a path says; empty where it is of no such file. */
    public static Optional<SiteFile> of(String path) {
        Matcher of = PATH.matcher(path);
        return of.matches()
                ? Optional.of(new SiteFile(
                        of.group("folder") == null ? "" : of.group("folder"),
                        of.group("site"),
                        Integer.parseInt(of.group("bucket"))))
                : Optional.empty();
    }

    /** The path of one. */
    public static String path(String folder, String siteId, int bucket) {
        return String.format(Locale.ROOT, "%s/%s-%05d.parquet", folder, siteId, bucket);
    }
}
