package org.ninefold.adam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ninefold.results.TextOrder;
import org.ninefold.subject.Response;
import org.ninefold.subject.StandardTable;

/**
 * One row per assessment of the disease: the variables of the schema's table {@code adrs}, which
 * describes them, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
 */
public record Adrs(
        String paramcd,
        String param,
        String avalc,
        Integer adt,
        Integer ady,
        String srcdom,
        String anl01fl,
        String anlreas)
        implements AdamRow {
    private static final String RESPONSE = StandardTable.RESPONSE.id();
    /** Absent values come first. */
    private static final Comparator<Adrs> ORDER = Comparator.comparing(Adrs::paramcd, TextOrder.NULLS_FIRST)
            .thenComparing(Adrs::avalc, TextOrder.NULLS_FIRST)
            .thenComparing(Adrs::adt, Days.NULLS_FIRST)
            .thenComparing(Adrs::anl01fl, TextOrder.NULLS_FIRST)
            .thenComparing(Adrs::anlreas, TextOrder.NULLS_FIRST);

    /** Every response and measurement of residual disease of a subject of the study, and its best response in the window, in their order. */
    public static List<Adrs> of(StudySubject subject) {
        var rows = new ArrayList<Adrs>();
        for (Response response : subject.cut().responses()) {
            if (response.response() != null) {
                rows.add(overall(subject, response));
            }
            if (response.mrdStatus() != null) {
                Integer date = response.assessmentDate();
                Integer since = day(subject, response);
                String status = response.mrdStatus();
                rows.add(new Adrs("MRD", "Measurable residual disease", status, date, since, RESPONSE, null, null));
            }
        }
        String best = subject.adsl().text(AdslVariable.BESTRESP);
        if (best != null) {
            rows.add(new Adrs(
                    "BESTRESP", "Best response in the response window", best, null, null, RESPONSE, null, null));
        }
        rows.sort(ORDER);
        return rows;
    }

    /** A response of a record, and whether it counts. */
    private static Adrs overall(StudySubject subject, Response response) {
        MilestoneRule against = subject.derived().response().against(response);
        boolean inWindow = against == MilestoneRule.AFTER_RELAPSE || against == MilestoneRule.AFTER_THERAPY;
        return new Adrs(
                "OVRLRESP",
                "Overall response",
                response.response(),
                response.assessmentDate(),
                day(subject, response),
                RESPONSE,
                against == null ? YES : null,
                against == null ? null : inWindow ? against.name() : "OUTSIDE_WINDOW");
    }

    private static Integer day(StudySubject subject, Response response) {
        return Days.between(subject.adsl().day(AdslVariable.INDEXDT), response.assessmentDate());
    }

    @Override
    public Object[] cells() {
        return new Object[] {paramcd, param, avalc, adt, ady, srcdom, anl01fl, anlreas};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adrs";
    }
}
