package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int TOXICITIES = StandardRow.place(TABLE);
    private static final int GRADE = StandardRow.place(TABLE, "grade");
    private static final int SCALE = StandardRow.place(TABLE, "scale");
    private static final int[] SAME = {
        StandardRow.place(TABLE, "term"),
        StandardRow.place(TABLE, "infusion_number"),
        StandardRow.place(TABLE, "onset_date")
    };

    private TwoGrades() {}

    /** One finding for each toxicity, at the first record that says another grade. */
    static List<SubjectMerge.Located> of(List<MappedRecord> fragments, RowsUntilDeath remains) {
        var findings = new ArrayList<SubjectMerge.Located>();
        Map<List<Object>, Object> grades = new HashMap<>();
        var found = new HashSet<List<Object>>();
        for (int i = 0; i < fragments.size(); i++) {
            MappedRecord fragment = fragments.get(i);
            for (StandardRow row : remains.rows(i, TOXICITIES)) {
                if (row.cell(GRADE) == null || row.cell(SCALE) != null) {
                    continue;
                }
                List<Object> one =
                        Arrays.asList(Arrays.stream(SAME).mapToObj(row::cell).toArray());
                Object before = grades.putIfAbsent(one, row.cell(GRADE));
                if (before != null && !before.equals(row.cell(GRADE)) && found.add(one)) {
                    findings.add(new SubjectMerge.Located(
                            fragment.file(),
                            fragment.line(),
                            Finding.ofField(Rule.TOXICITY_TWO_GRADES, Severity.WARN, TABLE, "scale")));
                }
            }
        }
        return findings;
    }
}
