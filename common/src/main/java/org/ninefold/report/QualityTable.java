package org.ninefold.report;

import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.ninefold.results.Definition;
import org.ninefold.results.SmallTable;

/** Where the records of each centre went and what was found in them, from {@code flow} and {@code quality}. */
final class QualityTable {
    private static final String RECORDS = "records of ";
    private static final String FILTERED = "filtered: ";
    private static final String QUARANTINED = "quarantined: ";

    private QualityTable() {}

    /**
     * A centre's records: read = kept + filtered + quarantined + duplicate.
     *
     * @param subjects of it in the study
     */
    public record Records(
            String siteId,
            String name,
            long files,
            long read,
            long kept,
            long filtered,
            long quarantined,
            long duplicate,
            long subjects) {}

    /** A finding of a rule at a centre. */
    public record Finding(String siteId, String rule, String severity, String where, long n, String message) {}

    /** A line for each centre, in the order of the study. */
    static List<Records> records(ReportData data) {
        return Names.ofKind("CENTRE", data.definitions()).stream()
                .map(centre -> records(centre, data.flow()))
                .toList();
    }

    private static Records records(Definition centre, SmallTable flow) {
        var n = new TreeMap<String, Long>();
        long files = 0;
        long subjects = 0;
        for (List<Object> row : flow.rows()) {
            String stage = (String) row.get(2);
            String reason = row.get(3) == null ? "" : (String) row.get(3);
            if (row.get(1).equals(centre.id()) && stage.startsWith(RECORDS)) {
                String what = reason.startsWith(FILTERED)
                        ? "filtered"
                        : reason.startsWith(QUARANTINED) ? "quarantined" : reason;
                n.merge(what, (Long) row.get(4), Math::addExact);
                files += reason.equals("read") ? 1 : 0;
            } else if (row.get(1).equals(centre.id()) && stage.equals("subjects") && reason.equals("in the study")) {
                subjects = (Long) row.get(4);
            }
        }
        return new Records(
                centre.id(),
                centre.label(),
                files,
                n.getOrDefault("read", 0L),
                n.getOrDefault("kept", 0L),
                n.getOrDefault("filtered", 0L),
                n.getOrDefault("quarantined", 0L),
                n.getOrDefault("duplicate", 0L),
                subjects);
    }

    /** The records of all centres together. */
    static Records all(List<Records> records) {
        return new Records(
                "",
                "All centres",
                sum(records, Records::files),
                sum(records, Records::read),
                sum(records, Records::kept),
                sum(records, Records::filtered),
                sum(records, Records::quarantined),
                sum(records, Records::duplicate),
                sum(records, Records::subjects));
    }

    private static long sum(List<Records> records, ToLongFunction<Records> part) {
        return records.stream().mapToLong(part).reduce(0, Math::addExact);
    }

    /** The findings, by centre. */
    static List<Finding> findings(SmallTable quality) {
        return quality.rows().stream()
                .map(row -> new Finding(
                        (String) row.get(1),
                        (String) row.get(2),
                        (String) row.get(3),
                        row.get(4) == null ? "" : row.get(4) + (row.get(5) == null ? "" : "." + row.get(5)),
                        (Long) row.get(6),
                        row.get(7) == null ? "" : (String) row.get(7)))
                .toList();
    }
}
