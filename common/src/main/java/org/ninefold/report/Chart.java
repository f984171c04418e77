package org.ninefold.report;

import java.util.List;
import org.ninefold.report.scene.Scene;

/**
 * A figure of the report with all that must stand beside it.
 *
 * @param id name of its files, of small letters, digits and hyphens
 * @param section the part of the report that it belongs to
 * @param title what it shows
 * @param facts population, N, cut-off, method and test, a phrase each, shown beneath the title
 * @param alternative the figure in words, for those who do not see it
 * @param svg the figure as a whole SVG document without title and facts, to stand in a page that shows them
 * @param plate the figure with title and facts, to stand alone in a file
 * @param columns names of the columns of its numbers
 * @param rows its numbers: texts, longs, doubles or null
 */
public record Chart(
        String id,
        Section section,
        String title,
        List<String> facts,
        String alternative,
        String svg,
        Scene plate,
        List<String> columns,
        List<List<Object>> rows) {

    /** The parts of the report that figures belong to, in their order. */
    public enum Section {
        FLOW("Where records and subjects went", ""),
        RESPONSE("Response", ""),
        TOXICITY("Toxicity", "Who was not assessed is shown apart and is no denominator."),
        SURVIVAL(
                "Survival",
                "Bands are pointwise confidence intervals, ticks are censored subjects. The table beneath each curve has the same"
                        + " times."),
        INCIDENCE("Cumulative incidence", "Each cause with the others competing; never 1 − Kaplan–Meier."),
        FOLLOW_UP("Follow-up", ""),
        CENTRES("Centres", "Centres stand in a fixed order that says nothing about their quality."),
        SUBJECTS("Subjects", "");

        final String title;
        /** What is said above its figures. */
        final String lead;

        Section(String title, String lead) {
            this.title = title;
            this.lead = lead;
        }
    }
}
