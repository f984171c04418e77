package org.ninefold.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ninefold.report.SubjectEvent.Kind;
import org.ninefold.report.scene.Anchor;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Symbol;
import org.ninefold.report.scene.TextFit;

/** Subjects as lanes, as long as they were followed, with marks on the days on which something happened. */
final class SwimmerChart {
    private static final double LEFT = 176;
    private static final double RIGHT = Sheet.WIDTH - 22;
    private static final double LANE = 14;
    private static final double THICK = 7;
    private static final Map<Kind, Shape> SHAPES = new EnumMap<>(Map.of(
            Kind.RESPONSE, new Shape("Response", Symbol.CIRCLE, Ink.GREEN),
            Kind.RELAPSE, new Shape("Relapse", Symbol.TRIANGLE, Ink.VERMILLION),
            Kind.TRANSPLANT, new Shape("Transplant", Symbol.SQUARE, Ink.PURPLE),
            Kind.DEATH, new Shape("Death", Symbol.CROSS, Ink.BLACK)));
    private static final Shape ONGOING = new Shape("Alive, ongoing", Symbol.ARROW, Ink.BLUE);

    private SwimmerChart() {}

    private record Shape(String name, Symbol symbol, Ink ink) {}

    static Chart of(ReportData.Facts facts, List<SwimmerRow> lanes, int subjects, int part, int parts) {
        String title = "Course of each subject" + (parts > 1 ? ", part " + part + " of " + parts : "");
        var sheet = new Sheet(
                "swimmer" + (parts > 1 ? "-" + part : ""),
                Chart.Section.SUBJECTS,
                title,
                "subject",
                "centre",
                "event",
                "day");
        sheet.fact("all subjects");
        sheet.fact("N " + subjects + (parts > 1 ? ", here " + lanes.size() : ""));
        sheet.fact("cut-off " + facts.cutoff());
        sheet.fact("by centre, then by length of follow-up");
        double top = key(sheet, Sheet.MARGIN + Sheet.NORMAL) + 8;
        List<Integer> ticks = Months.ticks(
                Math.max(1, lanes.stream().mapToInt(SwimmerRow::days).max().orElse(1)));
        double bottom = top + lanes.size() * LANE + 4;
        var scale = new Scale(LEFT, RIGHT, 0, Months.days(ticks.get(ticks.size() - 1)));
        axis(sheet, ticks, scale, top, bottom);
        double y = top + LANE / 2 + 2;
        String centre = null;
        for (SwimmerRow lane : lanes) {
            if (centre != null && !centre.equals(lane.centre())) {
                sheet.canvas.line(Sheet.MARGIN, y - LANE / 2, RIGHT, y - LANE / 2, Ink.GRID, 0.9);
            }
            centre = lane.centre();
            lane(sheet, lane, scale, y);
            y += LANE;
        }
        long deaths = lanes.stream()
                .filter(lane -> lane.events().stream().anyMatch(event -> event.kind() == Kind.DEATH))
                .count();
        sheet.say("%s: a lane for each of %s; %s, %s alive at their end of follow-up."
                .formatted(
                        title,
                        Names.many(lanes.size(), "subject", "subjects"),
                        Names.many(deaths, "death", "deaths"),
                        lanes.stream().filter(SwimmerRow::ongoing).count()));
        return sheet.chart(bottom + 40);
    }

    private static double key(Sheet sheet, double y) {
        double x = Sheet.MARGIN;
        double at = y;
        var shapes = new ArrayList<>(SHAPES.values());
        shapes.add(ONGOING);
        for (Shape shape : shapes) {
            double width = TextFit.width(shape.name(), Sheet.SMALL, false);
            if (x + 16 + width > Sheet.WIDTH - Sheet.MARGIN) {
                x = Sheet.MARGIN;
                at += Sheet.LINE;
            }
            sheet.canvas.symbol(shape.symbol(), x + 5, at - 4, 4.2, shape.ink(), null);
            sheet.canvas.text(x + 14, at, shape.name(), Sheet.SMALL, Anchor.START, Ink.TEXT);
            x += 14 + width + 13;
        }
        return at;
    }

    private static void axis(Sheet sheet, List<Integer> ticks, Scale scale, double top, double bottom) {
        for (int months : ticks) {
            double x = scale.at(Months.days(months));
            sheet.canvas.line(x, top, x, bottom, Ink.GRID, 0.75);
            sheet.canvas.line(x, bottom, x, bottom + 4, Ink.AXIS, 1);
            sheet.canvas.text(x, bottom + 17, Integer.toString(months), Sheet.SMALL, Anchor.MIDDLE, Ink.TEXT);
        }
        sheet.canvas.line(LEFT, bottom, RIGHT, bottom, Ink.AXIS, 1);
        sheet.canvas.text(Sheet.MARGIN, bottom + 17, "Months", Sheet.SMALL, Anchor.START, Ink.TEXT);
    }

    private static void lane(Sheet sheet, SwimmerRow lane, Scale scale, double y) {
        sheet.canvas.label(Sheet.MARGIN, y + 4, lane.subject(), Sheet.SMALL, Ink.TEXT, LEFT - Sheet.MARGIN - 8);
        double end = scale.at(lane.days());
        sheet.canvas.box(LEFT, y - THICK / 2, Math.max(1, end - LEFT), THICK, Ink.LEVEL_1, null);
        if (lane.ongoing()) {
            sheet.canvas.symbol(ONGOING.symbol(), end + 5, y, 4.2, ONGOING.ink(), null);
        }
        for (Kind kind : Kind.values()) {
            Shape shape = SHAPES.get(kind);
            lane.events().stream().filter(event -> event.kind() == kind).forEach(event -> {
                double x = scale.at(event.day());
                String tip = lane.subject() + ": " + shape.name() + ", day " + event.day();
                sheet.canvas.symbol(shape.symbol(), x, y, 4.2, shape.ink(), tip);
                sheet.row(lane.subject(), lane.centre(), shape.name(), (long) event.day());
            });
        }
        sheet.row(lane.subject(), lane.centre(), lane.ongoing() ? ONGOING.name() : "End", (long) lane.days());
    }
}
