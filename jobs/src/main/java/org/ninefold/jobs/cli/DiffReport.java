package org.ninefold.jobs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.jobs.pipeline.Difference;
import org.ninefold.results.Figure;
import org.ninefold.results.FigureText;
import org.ninefold.results.Move;

/** What {@code diff} prints. */
final class DiffReport {
    private DiffReport() {}

    /** For people. */
    static String text(Difference difference, boolean askedForEach) {
        var lines = new ArrayList<String>();
        lines.add("Before      " + difference.before().getString("snapshot"));
        lines.add("After       " + difference.after().getString("snapshot"));
        difference.conditions().forEach((key, change) -> lines.add("Note        " + change));
        difference
                .subjects()
                .forEach((site, change) -> lines.add("Subjects    %s %s".formatted(site, text("", change))));
        lines.add("Figures     %d of %d moved".formatted(difference.pooled().size(), difference.figures()));
        if (askedForEach && difference.alone() == null) {
            lines.add("Note        the study file does not give the figures of both snapshots;"
                    + " what each centre alone moved is left out");
        }
        for (Move move : difference.pooled()) {
            lines.add("");
            lines.add(text(move.figure()));
            lines.add("    all       " + text(move));
            difference.own().forEach((site, moves) -> of(moves, move.figure())
                    .ifPresent(own -> lines.add("    %-9s ".formatted(site) + text(own))));
            if (difference.alone() != null) {
                difference.alone().forEach((site, moves) -> of(moves, move.figure())
                        .ifPresent(alone -> lines.add("    all, only %s new: ".formatted(site) + text(alone))));
            }
        }
        return Screen.of(lines);
    }

    private static Optional<Move> of(List<Move> moves, Figure figure) {
        return moves.stream().filter(move -> move.figure().equals(figure)).findFirst();
    }

    private static String text(Figure figure) {
        return Stream.of(
                        figure.analysis(),
                        figure.population(),
                        figure.group() == null ? null : figure.group() + " = " + figure.groupLevel(),
                        figure.variable(),
                        figure.variableLevel(),
                        figure.cause(),
                        figure.timeDay() == null ? null : "day " + figure.timeDay())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private static String text(Move move) {
        return move.statistics().entrySet().stream()
                .map(entry -> text(entry.getKey() + " ", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(String name, Move.Change change) {
        String moved = name + number(change.before()) + " → " + number(change.after());
        Double difference = change.difference();
        return difference == null ? moved : "%s (%s%s)".formatted(moved, difference < 0 ? "" : "+", number(difference));
    }

    private static String number(Double value) {
        return value == null ? "none" : FigureText.moved(value);
    }

    /** For programs: one object. */
    static String json(Difference difference) {
        var report = new LinkedHashMap<String, Object>();
        report.put("before", difference.before().getString("snapshot"));
        report.put("after", difference.after().getString("snapshot"));
        report.put("differ", difference.conditions());
        report.put("subjects", changes(difference.subjects()));
        report.put("figures", difference.figures());
        report.put("pooled", moves(difference.pooled()));
        report.put("own", bySite(difference.own()));
        report.put("alone", difference.alone() == null ? null : bySite(difference.alone()));
        return Screen.json(report) + "\n";
    }

    private static Map<String, Object> bySite(Map<String, List<Move>> moves) {
        var bySite = new LinkedHashMap<String, Object>();
        moves.forEach((site, list) -> bySite.put(site, moves(list)));
        return bySite;
    }

    private static List<Map<String, Object>> moves(List<Move> moves) {
        return moves.stream()
                .map(move -> {
                    Figure figure = move.figure();
                    var object = new LinkedHashMap<String, Object>();
                    object.put("analysis", figure.analysis());
                    object.put("population", figure.population());
                    object.put("group2", figure.group());
                    object.put("group2_level", figure.groupLevel());
                    object.put("variable", figure.variable());
                    object.put("variable_level", figure.variableLevel());
                    object.put("cause", figure.cause());
                    object.put("time_day", figure.timeDay());
                    object.put("statistics", changes(move.statistics()));
                    return (Map<String, Object>) object;
                })
                .toList();
    }

    private static Map<String, Object> changes(Map<String, Move.Change> changes) {
        var objects = new LinkedHashMap<String, Object>();
        changes.forEach((name, change) -> {
            var object = new LinkedHashMap<String, Object>();
            object.put("before", change.before());
            object.put("after", change.after());
            objects.put(name, object);
        });
        return objects;
    }
}
