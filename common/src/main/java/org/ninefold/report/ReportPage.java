package org.ninefold.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ninefold.results.Definition;

/** The report of a snapshot: one page that needs nothing else, with the figures within. */
public final class ReportPage {
    private ReportPage() {}

    /** A part of the page that has figures. */
    public record Part(String id, String title, String lead, List<Figure> figures) {}

    /** A figure as it stands in the page; null files where it has none beside the page. */
    public record Figure(
            Chart.Section section,
            String id,
            String title,
            List<String> facts,
            String alternative,
            String svg,
            String files) {
        /**
         * A figure.
         *
         * @param folder where its files lie beside the page; null where it has none
         */
        public static Figure of(Chart chart, String folder) {
            return new Figure(
                    chart.section(),
                    chart.id(),
                    chart.title(),
                    chart.facts(),
                    chart.alternative(),
                    inline(chart),
                    folder == null ? null : folder + "/" + chart.id());
        }
    }

    /** A figure's drawing as a part of a page: the element alone, without what only a file has. */
    private static String inline(Chart chart) {
        int root = chart.svg().indexOf("<svg");
        if (root < 0) {
            throw new IllegalArgumentException("The figure " + chart.id() + " is no SVG document.");
        }
        return chart.svg().substring(root).stripTrailing();
    }

    /** What a kind of names stands for. */
    public record Glossary(String id, String title, List<Definition> entries) {}

    /**
     * The page.
     *
     * @param changes what changed since an earlier snapshot, null where there was none
     * @param figures the figures, those of a section in their order
     */
    public static String of(ReportData data, Changes changes, List<Figure> figures) {
        Map<String, Object> model = head(data.facts());
        List<QualityTable.Records> records = QualityTable.records(data);
        List<Outcome> outcomes = Outcomes.of(data);
        model.put("outcomes", outcomes);
        model.put(
                "cautions",
                outcomes.stream()
                        .map(Outcome::caution)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        model.put("sites", Outcomes.sites(data.definitions()));
        model.put("names", names(data.definitions()));
        model.put("reproduced", data.reproduced());
        model.put("parts", parts(figures));
        model.put("drawn", Charts.DRAWN);
        model.put("notDrawn", Names.ofKind("ANALYSIS", data.definitions()).size() > Charts.DRAWN);
        model.put("records", records);
        model.put("allRecords", QualityTable.all(records));
        model.put("findings", QualityTable.findings(data.quality()));
        model.put("glossaries", glossaries(data.definitions()));
        if (changes != null) {
            model.put("changes", changes);
        }
        return Templates.page("report.ftlh", model);
    }

    /**
     * The restricted page: the course of each subject. It stays beside the patients' tables.
     *
     * @param charts the figures; they are in the page and nowhere else
     * @param sentence why there is no figure, where there is none
     */
    public static String ofSubjects(ReportData.Facts facts, List<Chart> charts, String sentence) {
        Map<String, Object> model = head(facts);
        model.put(
                "parts",
                parts(charts.stream().map(chart -> Figure.of(chart, null)).toList()));
        model.put("sentence", sentence);
        return Templates.page("subjects.ftlh", model);
    }

    /** What stands at the top of every page. */
    private static Map<String, Object> head(ReportData.Facts facts) {
        var model = new HashMap<String, Object>();
        model.put("facts", facts);
        model.put("cutoff", facts.cutoff().toString());
        return model;
    }

    private static List<Part> parts(List<Figure> all) {
        var parts = new ArrayList<Part>();
        for (Chart.Section section : Chart.Section.values()) {
            List<Figure> figures =
                    all.stream().filter(figure -> figure.section() == section).toList();
            if (!figures.isEmpty()) {
                String id = section.name().toLowerCase(Locale.ROOT).replace('_', '-');
                parts.add(new Part(id, section.title, section.lead, figures));
            }
        }
        return parts;
    }

    private static Map<String, String> names(List<Definition> definitions) {
        var names = new TreeMap<String, String>();
        Names.ofKind("CENTRE", definitions).forEach(centre -> names.put(centre.id(), centre.label()));
        return names;
    }

    private static List<Glossary> glossaries(List<Definition> definitions) {
        return Stream.of(
                        new Glossary("study", "The study", Names.ofKind("STUDY", definitions)),
                        new Glossary("populations", "Populations", Names.ofKind("POPULATION", definitions)),
                        new Glossary("endpoints", "Endpoints", Names.ofKind("ENDPOINT", definitions)),
                        new Glossary("analyses", "Analyses", Names.ofKind("ANALYSIS", definitions)),
                        new Glossary("variables", "Variables of the study", Names.ofKind("VARIABLE", definitions)),
                        new Glossary("centre-definitions", "Centres", Names.ofKind("CENTRE", definitions)))
                .filter(glossary -> !glossary.entries().isEmpty())
                .toList();
    }
}
