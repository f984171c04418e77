package org.ninefold.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/**
 * Two different grades of one toxicity, for one infusion and with one onset or none, neither with a scale: they are perhaps
 * of two scales, and nothing tells which is which.
 */
final class TwoGrades {
    private static final String TABLE = "adverse_event";

    private TwoGrades() {}

    /** One finding for each toxicity, at the first record that says another grade. */
    static List<LocatedFinding> of(List<MappedRecord> records, RowsUntilDeath remaining) {
        var findings = new ArrayList<LocatedFinding>();
        Map<Same, Integer> grades = new HashMap<>();
        var found = new HashSet<Same>();
        for (int i = 0; i < records.size(); i++) {
            for (AdverseEvent row : remaining.of(i).adverseEvents()) {
                if (row.grade() == null || row.scale() != null) {
                    continue;
                }
                var one = new Same(row.term(), row.infusionNumber(), row.onsetDate());
                Integer before = grades.putIfAbsent(one, row.grade());
                if (before != null && !before.equals(row.grade()) && found.add(one)) {
                    findings.add(LocatedFinding.at(
                            records.get(i), Finding.ofField(Rule.TOXICITY_TWO_GRADES, Severity.WARN, TABLE, "scale")));
                }
            }
        }
        return findings;
    }

    /** What makes two records of one toxicity. */
    private record Same(String term, Integer infusion, Integer onset) {}
}
