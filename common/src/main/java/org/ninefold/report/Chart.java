package org.ninefold.report;

import java.util.List;

/**
 * A figure of the report with all that must stand beside it.
 *
 * @param id name of its files, of small letters, digits and hyphens
 * @param section the part of the report that it belongs to
 * @param title what it shows
 * @param facts population, N, cut-off, method and test, a phrase each, shown beneath the title
 * @param alternative the figure in words, for those who do not see it
 * @param svg the figure as a whole SVG document
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
        List<String> columns,
        List<List<Object>> rows) {

    /** The parts of the report that figures belong to, in their order. */
    public enum Section {
        FLOW,
        RESPONSE,
        TOXICITY,
        SURVIVAL,
        INCIDENCE,
        FOLLOW_UP,
        CENTRES,
        SUBJECTS
    }
}
