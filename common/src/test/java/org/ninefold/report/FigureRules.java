package org.ninefold.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.w3c.dom.Element;

/** What holds for every figure. */
final class FigureRules {
    private FigureRules() {}

    /** Both forms are well formed, told to screen readers, large enough to read, and within their edges. */
    static void hold(Chart chart) {
        hold(chart, chart.svg());
        hold(chart, chart.plate().svg());
    }

    private static void hold(Chart chart, String svg) {
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("null");
        ParsedFigure figure = ParsedFigure.of(svg);
        Element root = figure.root();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo(chart.id() + "-title " + chart.id() + "-desc");
        assertThat(figure.elements("title").get(0).getAttribute("id")).isEqualTo(chart.id() + "-title");
        assertThat(figure.elements("title").get(0).getTextContent()).isEqualTo(chart.title());
        assertThat(figure.elements("desc").get(0).getTextContent()).isEqualTo(chart.alternative());
        double width = Double.parseDouble(root.getAttribute("width"));
        double height = Double.parseDouble(root.getAttribute("height"));
        for (ParsedFigure.Line line : figure.lines()) {
            assertThat(line.size()).as(line.text()).isGreaterThanOrEqualTo(11);
            assertThat(line.left()).as(line.text()).isGreaterThanOrEqualTo(0);
            assertThat(line.right()).as(line.text()).isLessThanOrEqualTo(width);
            assertThat(line.y()).as(line.text()).isBetween(line.size() * 0.8, height - 2);
        }
    }
}
