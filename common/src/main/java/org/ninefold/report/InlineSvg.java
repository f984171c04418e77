package org.ninefold.report;

/** A figure's drawing as a part of a page: the element alone, without what only a file has. */
final class InlineSvg {
    private static final String ROOT = "<svg";

    private InlineSvg() {}

    static String of(Chart chart) {
        int root = chart.svg().indexOf(ROOT);
        if (root < 0) {
            throw new IllegalArgumentException("The figure " + chart.id() + " is no SVG document.");
        }
        return chart.svg().substring(root).stripTrailing();
    }
}
