package org.ninefold.jobs.harmonize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.record.JoinedRecords;

/** The sources that an extract is joined with, one behind the other. */
final class Lookups implements JoinedRecords {
    private final List<Lookup> lookups = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    /** The joined sources of an extract; for each of its columns whether the mapping uses it. */
    Lookups(Extract extract, boolean[] used) {
        int place = extract.header().size();
        for (Extract.Joined joined : extract.joined()) {
            int next = place + joined.other().header().size();
            lookups.add(new Lookup(joined, extract.header(), Arrays.copyOfRange(used, place, next)));
            places.add(place);
            place = next;
        }
    }

    /** Reads them, before the first record is mapped. */
    void open(Configuration hadoop) throws IOException {
        for (Lookup lookup : lookups) {
            lookup.open(hadoop);
        }
    }

    @Override
    public List<String[]> joined(List<String[]> asking) {
        List<String[]> joined = asking;
        for (int i = 0; i < lookups.size() && !joined.isEmpty(); i++) {
            joined = lookups.get(i).joined(joined, places.get(i));
            joined = joined.size() > Lookup.MOST ? List.of() : joined;
        }
        return joined;
    }

    /** The files that could not be read to their end, each once. */
    List<Lookup.Broken> broken() {
        return lookups.stream()
                .flatMap(lookup -> lookup.broken().stream())
                .distinct()
                .toList();
    }
}
