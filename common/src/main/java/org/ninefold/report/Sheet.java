package org.ninefold.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ninefold.report.scene.Canvas;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Scene;

/** A figure in the making: what is drawn, and what stands beside it. All figures are as wide as a column. */
final class Sheet {
    /** As wide as a column of a page; letters of 11 and 12 are then 8 to 9 points in print. */
    static final double WIDTH = 400;

    static final double MARGIN = 10;
    static final double INNER = WIDTH - 2 * MARGIN;
    static final double SMALL = 11;
    static final double NORMAL = 12;
    static final double LINE = 15;
    private static final double TITLE = 14;

    final Canvas canvas = new Canvas();
    private final String id;
    private final Chart.Section section;
    private final String title;
    private final List<String> facts = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    Sheet(String id, Chart.Section section, String title, String... columns) {
        this.id = id;
        this.section = section;
        this.title = title;
        this.columns = List.of(columns);
    }

    /** Adds a phrase beneath the title, if there is one. */
    void fact(String phrase) {
        if (phrase != null && !phrase.isBlank() && !facts.contains(phrase)) {
            facts.add(phrase);
        }
    }

    /** Adds a sentence to the figure in words. */
    void say(String sentence) {
        words.append(words.isEmpty() ? "" : " ").append(sentence);
    }

    /** Adds a row of numbers. */
    void row(Object... cells) {
        rows.add(Collections.unmodifiableList(Arrays.asList(cells)));
    }

    /** The finished figure. */
    Chart chart(double height) {
        var scene = new Scene(id, title, words.toString(), WIDTH, height, canvas.marks());
        var head = new Canvas();
        double y = head.lines(MARGIN, MARGIN + TITLE, title, TITLE, true, Ink.TEXT, INNER);
        y = head.lines(MARGIN, y - 1, String.join(" · ", facts), SMALL, false, Ink.MUTED, INNER);
        Scene plate = scene.below(head.marks(), y - 6);
        return new Chart(
                id,
                section,
                title,
                List.copyOf(facts),
                words.toString(),
                scene.svg(),
                plate,
                columns,
                List.copyOf(rows));
    }
}
