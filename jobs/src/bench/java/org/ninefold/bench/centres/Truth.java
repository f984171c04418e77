package org.ninefold.bench.centres;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was written, counted while it was drawn: whoever reads the files must find the same. */
final class Truth {
    private long subjects;
    private long deaths;
    private long efsEvents;
    private long relapses;
    private long remissions;
    private long severeCrs;

    void add(Subject s) {
        subjects++;
        deaths += s.dead() ? 1 : 0;
        relapses += s.relapsed() ? 1 : 0;
        efsEvents += s.dead() || s.relapsed() ? 1 : 0;
        remissions += s.response().equals("CR") ? 1 : 0;
        severeCrs += s.crs() >= 3 ? 1 : 0;
    }

    Truth plus(Truth other) {
        var sum = new Truth();
        sum.subjects = subjects + other.subjects;
        sum.deaths = deaths + other.deaths;
        sum.efsEvents = efsEvents + other.efsEvents;
        sum.relapses = relapses + other.relapses;
        sum.remissions = remissions + other.remissions;
        sum.severeCrs = severeCrs + other.severeCrs;
        return sum;
    }

    /** The counts by name, in a fixed order. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("subjects", subjects);
        counts.put("deaths", deaths);
        counts.put("events of EFS", efsEvents);
        counts.put("relapses", relapses);
        counts.put("deaths without relapse", efsEvents - relapses);
        counts.put("complete remissions", remissions);
        counts.put("CRS of grade 3 or more", severeCrs);
        return counts;
    }
}
