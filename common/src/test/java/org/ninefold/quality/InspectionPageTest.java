package org.ninefold.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ninefold.study.Center;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.GateRules;
import org.ninefold.study.Origin;
import org.ninefold.study.Reading;
import org.ninefold.study.TableMapping;
import org.ninefold.study.ValueSource;

class InspectionPageTest {
    private static final String SCRIPT = "<script>alert('x')</script> & \"y\"";
    private static final Origin LINE = new Origin("conf/c01.conf", 17, "center.tables.subject[0].fields.sex");

    private static FindingGroup group(Rule rule, Severity severity, String column, long records, long orphans) {
        return new FindingGroup(
                "C01",
                "patients",
                rule,
                severity,
                "subject",
                "sex",
                column,
                "<a>",
                records,
                records,
                orphans,
                List.of(new FindingGroup.Place("<p>.csv", 4, null)),
                List.of(new FindingGroup.SharedValue(SCRIPT, 6)));
    }

    private static Inspection inspection(FindingGroup... groups) {
        var mapping = new TableMapping(
                "subject",
                0,
                "patients",
                null,
                List.of(new FieldMapping("sex", new ValueSource.Column("sex & more", Reading.PLAIN), LINE)),
                LINE);
        var center = new Center(
                "C01",
                SCRIPT,
                false,
                org.ninefold.study.UnknownStatus.UNSTATED,
                GateRules.DEFAULT,
                List.of(),
                List.of(mapping),
                "",
                LINE);
        var file = new FileAccount("C01", "<p>.csv", 9, 8, new TreeMap<>(), new TreeMap<>(Map.of("value.code", 1L)), 0);
        return new Inspection(center, List.of(file), 8, List.of(groups));
    }

    @Test
    void whatCentresWriteIsShownAndNeverObeyed() {
        String page = InspectionPage.of(
                SCRIPT, inspection(group(Rule.VALUE_CODE, Severity.BLANK, "sex & more", 6, 0)), List.of(SCRIPT));

        assertThat(page)
                .doesNotContain("<script", "<p>.csv", "<a>")
                .contains(
                        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;",
                        "subject.sex ← sex &amp; more",
                        "conf/c01.conf:17: center.tables.subject[0].fields.sex",
                        "&lt;p&gt;.csv:4",
                        "6 subjects: <code>&lt;script&gt;")
                .endsWith("</html>\n");
    }

    @Test
    void aPageWithoutFindingsSaysSo() {
        assertThat(InspectionPage.of("T", inspection(), List.of())).contains("<p>None.</p>");
    }

    @Test
    void whatRejectsMostRecordsComesFirst() {
        Inspection inspection = inspection(
                group(Rule.SUBJECT_LAST_CONTACT, Severity.WARN, null, 90, 0),
                group(Rule.VALUE_DATE, Severity.REJECT, "a", 2, 8),
                group(Rule.VALUE_CODE, Severity.BLANK, "b", 50, 0),
                group(Rule.VALUE_CODE, Severity.REJECT, "c", 7, 2));

        assertThat(inspection.groups()).extracting(FindingGroup::records).containsExactly(2L, 7L, 50L, 90L);
    }
}
