package org.ninefold.adam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ninefold.results.TextOrder;
import org.ninefold.subject.Response;
import org.ninefold.subject.StandardTable;

/** ADRS: every response and every measurement of residual disease, and the best response in the window. */
public final class AdrsDerivation {
    private static final String RESPONSE = StandardTable.RESPONSE.id();
    private static final String COUNTS = "Y";
    /** Absent values come first. */
    private static final Comparator<Adrs> ORDER = Comparator.comparing(Adrs::paramcd, TextOrder.NULLS_FIRST)
            .thenComparing(Adrs::avalc, TextOrder.NULLS_FIRST)
            .thenComparing(Adrs::adt, Days.NULLS_FIRST)
            .thenComparing(Adrs::anl01fl, TextOrder.NULLS_FIRST)
            .thenComparing(Adrs::anlreas, TextOrder.NULLS_FIRST);

    private AdrsDerivation() {}

    /** The rows of a subject of the study, in their order. */
    public static List<Adrs> of(StudySubject subject) {
        var rows = new ArrayList<Adrs>();
        for (Response response : subject.cut().responses()) {
            if (response.response() != null) {
                rows.add(overall(subject, response));
            }
            if (response.mrdStatus() != null) {
                rows.add(new Adrs(
                        "MRD",
                        "Measurable residual disease",
                        response.mrdStatus(),
                        response.assessmentDate(),
                        day(subject, response),
                        RESPONSE,
                        null,
                        null));
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
        return new Adrs(
                "OVRLRESP",
                "Overall response",
                response.response(),
                response.assessmentDate(),
                day(subject, response),
                RESPONSE,
                against == null ? COUNTS : null,
                against == null ? null : reason(against));
    }

    private static String reason(MilestoneRule against) {
        return switch (against) {
            case AFTER_RELAPSE, AFTER_THERAPY -> against.name();
            default -> "OUTSIDE_WINDOW";
        };
    }

    private static Integer day(StudySubject subject, Response response) {
        return Days.between(subject.adsl().day(AdslVariable.INDEXDT), response.assessmentDate());
    }
}
