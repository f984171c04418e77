package org.ninefold.report.scene;

import java.util.List;
import java.util.stream.Stream;

/** How a line is broken: lengths of marks and gaps in turn. */
public enum Dash {
    SOLID(""),
    DASHED("7 3"),
    DASH_DOT("8 3 1.5 3"),
    SHORT("3.5 2.5"),
    LONG("12 4"),
    DOTTED("1.5 2.5");

    final String pattern;

    Dash(String pattern) {
        this.pattern = pattern;
    }

    List<Double> lengths() {
        return Stream.of(pattern.split(" "))
                .filter(length -> !length.isEmpty())
                .map(Double::valueOf)
                .toList();
    }
}
