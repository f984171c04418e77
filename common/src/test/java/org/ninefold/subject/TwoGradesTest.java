package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.record;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoGradesTest {
    private static AdverseEvent crs(Integer grade, String scale, Integer onset, Integer infusion) {
        return new AdverseEvent("CRS", grade, scale, onset, null, infusion, null, null);
    }

    /** The lines of the records at which something is found; the rows stand in lines 2, 3 … */
    private static List<Long> lines(AdverseEvent... rows) {
        var records = new ArrayList<MappedRecord>();
        for (AdverseEvent row : rows) {
            records.add(record("a.csv", records.size() + 2L, row));
        }
        return new RowsUntilDeath(records)
                .twoGrades(records).stream().map(LocatedFinding::line).toList();
    }

    @Test
    void anotherGradeOfOneToxicityIsFoundAtItsFirstRecord() {
        assertThat(lines(crs(2, null, 10, 1), crs(2, null, 10, 1), crs(3, null, 10, 1), crs(4, null, 10, 1)))
                .containsExactly(4L);
        assertThat(lines(crs(2, null, null, null), crs(3, null, null, null))).containsExactly(3L);
    }

    @Test
    void gradesWithAScaleOrOfAnotherDayOrInfusionAreOthers() {
        assertThat(lines(crs(2, null, 10, 1), crs(3, "LEE_2014", 10, 1))).isEmpty();
        assertThat(lines(crs(2, null, 10, 1), crs(3, null, 11, 1))).isEmpty();
        assertThat(lines(crs(2, null, 10, 1), crs(3, null, 10, 2))).isEmpty();
        assertThat(lines(crs(2, null, 10, 1), crs(null, null, 10, 1))).isEmpty();
        assertThat(lines(crs(2, null, 10, 1), new AdverseEvent("ICANS", 3, null, 10, null, 1, null, null)))
                .isEmpty();
    }

    @Test
    void itIsAWarningAboutTheScale() {
        List<MappedRecord> records =
                List.of(record("a.csv", 2, crs(2, null, 10, 1)), record("a.csv", 3, crs(3, null, 10, 1)));

        assertThat(new RowsUntilDeath(records).twoGrades(records))
                .extracting(found ->
                        found.finding() + " " + found.finding().severity().key())
                .containsExactly("toxicity.two-grades at adverse_event.scale warn");
    }
}
