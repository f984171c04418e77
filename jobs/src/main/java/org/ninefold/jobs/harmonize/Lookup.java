package org.ninefold.jobs.harmonize;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.Records;
import org.ninefold.study.Source;

/**
 * The records of a joined source by their key, read once by each task that needs them and held in its memory. Keys are
 * compared as cleaned texts; a record without its key, or with a defect, is found by nobody.
 */
final class Lookup implements Serializable {
    private static final String[] AMBIGUOUS = {};

    private final Source source;
    private final List<ExtractFile> files;
    private final ArrayList<String> header;
    private final Set<String> missing;
    private final int[] own;
    private final int[] theirs;
    private transient Map<List<String>, String[]> records;

    /**
     * A lookup.
     *
     * @param header the columns of the records that ask
     */
    Lookup(Extract.Joined joined, List<String> header) {
        Extract other = joined.other();
        source = other.source();
        files = other.files();
        this.header = new ArrayList<>(other.header());
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
        var read = new HashMap<List<String>, String[]>();
        for (ExtractFile file : files) {
            try (Records next = Extract.open(source, file.uri(), hadoop)) {
                int[] places = header.stream().mapToInt(next.header()::indexOf).toArray();
                while (next.next()) {
                    if (next.defect() == null) {
                        String[] cells = Texts.cleaned(next.cells(), places, missing, places.length);
                        List<String> key = key(cells, theirs);
                        if (key != null) {
                            read.merge(key, cells, (a, b) -> Arrays.equals(a, b) ? a : AMBIGUOUS);
                        }
                    }
                }
            }
        }
        records = read;
    }

    int width() {
        return header.size();
    }

    /** Puts the cells of the record with the same key in their place; false if several say different things. */
    boolean find(String[] cells, int place) {
        List<String> key = key(cells, own);
        String[] found = key == null ? null : records.get(key);
        if (found == AMBIGUOUS) {
            return false;
        }
        if (found != null) {
            System.arraycopy(found, 0, cells, place, found.length);
        }
        return true;
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
