package org.ninefold.report;

import java.util.List;
import java.util.Map;

/** The restricted page: the course of each subject. It stays beside the patients' tables. */
public final class SubjectsPage {
    private SubjectsPage() {}

    /**
     * The page.
     *
     * @param charts the figures; they are in the page and nowhere else
     * @param sentence why there is no figure, where there is none
     */
    public static String of(ReportData.Facts facts, List<Chart> charts, String sentence) {
        Map<String, Object> model = ReportPage.head(facts);
        model.put(
                "parts",
                ReportPage.parts(charts.stream()
                        .map(chart -> ReportPage.Figure.of(chart, null))
                        .toList()));
        model.put("sentence", sentence);
        return Templates.page("subjects.ftlh", model);
    }
}
