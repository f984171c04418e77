package org.ninefold.jobs.harmonize;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.Records;
import org.ninefold.record.Texts;
import org.ninefold.study.Source;

/**
 * The records of a joined source by their key, read once by each task that needs them and held in its memory. Keys are
 * compared as cleaned texts; a record without its key, or with a defect, is found by nobody.
 *
 * <p>Of a record only the columns count that the mapping uses. Where several records of a key leave some of them open, the
 * others fill them. What is still told in different ways comes back as several records, in the order of the files.
 */
final class Lookup implements Serializable {
    /** More different records of one key than that are a list, not what one record is joined with: they are not compared. */
    static final int MOST = 64;

    /** In place of more than {@link #MOST}. */
    private static final List<String[]> TOO_MANY = List.of();

    private final Source source;
    private final List<ExtractFile> files;
    private final ArrayList<String> header;
    private final Set<String> missing;
    private final int[] own;
    private final int[] theirs;
    private final boolean[] used;
    private final ArrayList<Broken> broken = new ArrayList<>(0);
    private transient Map<List<String>, List<String[]>> records;

    /** A file that could not be read to its end: why, and the line where reading ended. */
    record Broken(String file, String failure, long line) implements Serializable {}

    /**
     * A lookup.
     *
     * @param header the columns of the records that ask
     * @param used for each column of the joined source whether the mapping uses it
     */
    Lookup(Extract.Joined joined, List<String> header, boolean[] used) {
        Extract other = joined.other();
        source = other.source();
        files = other.files();
        this.header = new ArrayList<>(other.header());
        this.used = used.clone();
        missing = Texts.missing(source);
        own = joined.join().on().keySet().stream().mapToInt(header::indexOf).toArray();
        theirs = joined.join().on().values().stream()
                .mapToInt(this.header::indexOf)
                .toArray();
    }

    /** Reads the source, unless this was done before. */
    void open(Configuration hadoop) throws IOException {
        if (records != null) {
            return;
        }
        var read = new HashMap<List<String>, List<List<String>>>();
        for (ExtractFile file : files) {
            try (Records next = Extract.open(source, file, hadoop)) {
                int[] places = header.stream().mapToInt(next.header()::indexOf).toArray();
                while (next.next()) {
                    if (next.defect() == null) {
                        String[] cells = Texts.cleaned(next.cells(), places, missing, places.length);
                        List<String> key = key(cells, theirs);
                        if (key != null) {
                            take(read.computeIfAbsent(key, none -> new ArrayList<>(1)), cells);
                        }
                    }
                }
                if (next.failure() != null) {
                    broken.add(new Broken(file.label(), next.failure(), next.line()));
                }
            }
        }
        records = new HashMap<>();
        read.forEach((key, told) -> records.put(key, filled(told)));
    }

    /** Adds the cells that count, unless they are there or there are too many. */
    private void take(List<List<String>> told, String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = used[i] ? cells[i] : null;
        }
        List<String> record = Arrays.asList(cells);
        if (told.size() <= MOST && !told.contains(record)) {
            told.add(record);
        }
    }

    /** What one record leaves open, the first that says something fills; each different record once. */
    private static List<String[]> filled(List<List<String>> told) {
        if (told.size() > MOST) {
            return TOO_MANY;
        }
        var filled = new LinkedHashSet<List<String>>();
        for (List<String> record : told) {
            var cells = new ArrayList<String>(record);
            for (int i = 0; i < cells.size(); i++) {
                for (List<String> other : told) {
                    cells.set(i, cells.get(i) == null ? other.get(i) : cells.get(i));
                }
            }
            filled.add(cells);
        }
        return filled.stream().map(record -> record.toArray(String[]::new)).toList();
    }

    /** The files that could not be read to their end, once this is open. */
    List<Broken> broken() {
        return List.copyOf(broken);
    }

    /**
     * Each of the records with that of the same key in its place, once for each different one; the records as they are where
     * there is none; no records where there are too many.
     */
    List<String[]> joined(List<String[]> asking, int place) {
        List<String> key = key(asking.get(0), own);
        List<String[]> found = key == null ? null : records.get(key);
        if (found == null) {
            return asking;
        }
        if (found.size() == 1) {
            asking.forEach(cells -> put(found.get(0), cells, place));
            return asking;
        }
        var joined = new ArrayList<String[]>();
        for (String[] cells : asking) {
            for (String[] beside : found) {
                String[] both = cells.clone();
                put(beside, both, place);
                joined.add(both);
            }
        }
        return joined;
    }

    private static void put(String[] beside, String[] cells, int place) {
        System.arraycopy(beside, 0, cells, place, beside.length);
    }

    private static List<String> key(String[] cells, int[] places) {
        var key = new ArrayList<String>(places.length);
        for (int place : places) {
            if (cells[place] == null) {
                return null;
            }
            key.add(cells[place]);
        }
        return key;
    }
}
