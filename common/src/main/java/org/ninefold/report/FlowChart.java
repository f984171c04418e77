package org.ninefold.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ninefold.report.scene.Ink;
import org.ninefold.report.scene.Point;
import org.ninefold.report.scene.TextFit;

/** Where records and subjects went: boxes from above to below, and beside them what was set aside and why. */
final class FlowChart {
    private static final String RECORDS = "records of ";
    private static final String SUBJECTS = "subjects";
    private static final String FILTERED = "filtered: ";
    private static final String QUARANTINED = "quarantined: ";
    private static final String IN_THE_STUDY = "in the study";
    private static final double MAIN = 158;
    private static final double SIDE = 204;
    private static final double PAD = 9;
    private static final double LINE = 14.5;
    private static final double GAP = 22;

    private final ReportData data;
    private final Sheet sheet;
    private double y = Sheet.MARGIN;
    private double lastBottom = -1;

    private FlowChart(ReportData data) {
        this.data = data;
        this.sheet = new Sheet("flow", Chart.Section.FLOW, "Flow of records and subjects", "step", "reason", "n");
    }

    static Chart of(ReportData data) {
        return new FlowChart(data).draw();
    }

    private long records(String reason) {
        return data.flow().rows().stream()
                .filter(row -> stage(row).startsWith(RECORDS) && Objects.equals(row.get(3), reason))
                .mapToLong(row -> (Long) row.get(4))
                .sum();
    }

    private static String stage(List<Object> row) {
        return (String) row.get(2);
    }

    /** Counts by what follows a prefix of the reason. */
    private Map<String, Long> reasons(Predicate<String> stages, String prefix) {
        var reasons = new TreeMap<String, Long>();
        for (List<Object> row : data.flow().rows()) {
            String reason = (String) row.get(3);
            if (stages.test(stage(row)) && reason != null && reason.startsWith(prefix)) {
                reasons.merge(reason.substring(prefix.length()), (Long) row.get(4), Math::addExact);
            }
        }
        return reasons;
    }

    private static long sum(Map<String, Long> reasons) {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    private Chart draw() {
        long files = data.flow().rows().stream()
                .filter(row -> stage(row).startsWith(RECORDS))
                .map(row -> row.get(1) + "\n" + stage(row))
                .distinct()
                .count();
        long centres =
                data.flow().rows().stream().map(row -> row.get(1)).distinct().count();
        long read = records("read");
        long kept = records("kept");
        long duplicate = records("duplicate");
        Map<String, Long> filtered = reasons(stage -> stage.startsWith(RECORDS), FILTERED);
        Map<String, Long> quarantined = reasons(stage -> stage.startsWith(RECORDS), QUARANTINED);
        long accounted = kept + sum(filtered) + sum(quarantined) + duplicate;
        if (read != accounted) {
            throw new IllegalStateException(
                    "The flow of records does not add up: expected kept + filtered + quarantined + duplicate = %s read, found %s. Compute the snapshot again; if it stays, report it as a defect."
                            .formatted(read, accounted));
        }
        sheet.fact(Names.many(centres, "centre", "centres"));
        sheet.fact("cut-off " + data.facts().cutoff());
        sheet.fact("read = kept + filtered + quarantined + duplicate");
        main(
                "%s records read".formatted(read),
                "in %s of %s".formatted(Names.many(files, "file", "files"), Names.many(centres, "centre", "centres")));
        sheet.row("records", "read", read);
        sheet.row("records", "duplicate", duplicate);
        sheet.say("%s records read, %s kept, %s filtered, %s quarantined, %s duplicate."
                .formatted(read, kept, sum(filtered), sum(quarantined), duplicate));
        side(sum(filtered), "filtered", filtered);
        side(sum(quarantined), "quarantined", quarantined);
        side(duplicate, "duplicate", Map.of());
        main("%s records kept".formatted(kept), null);
        sheet.row("records", "kept", kept);
        subjects();
        return sheet.chart(y + Sheet.MARGIN - GAP + 6);
    }

    private void subjects() {
        Map<String, Long> fates = new TreeMap<>(reasons(SUBJECTS::equals, ""));
        long harmonized = Objects.requireNonNullElse(fates.remove("harmonized"), 0L);
        long included = Objects.requireNonNullElse(fates.remove(IN_THE_STUDY), 0L);
        Map<String, Long> late = reasons("rows after the cut-off"::equals, "");
        main(Names.many(harmonized, "subject", "subjects"), "harmonized");
        sheet.row(SUBJECTS, "harmonized", harmonized);
        side(sum(fates), "not in the study", fates);
        if (sum(late) > 0) {
            side(sum(late), "rows after the cut-off, not used", late);
        }
        main(Names.many(included, "subject", "subjects"), IN_THE_STUDY);
        sheet.row(SUBJECTS, IN_THE_STUDY, included);
        sheet.say("%s subjects harmonized, %s in the study.".formatted(harmonized, included));
    }

    /** A box of the way, with an arrow from the one above. */
    private void main(String title, String more) {
        double height = 2 * PAD + LINE * (more == null ? 1 : 2) - 3;
        double middle = Sheet.MARGIN + MAIN / 2;
        if (lastBottom >= 0) {
            sheet.canvas.line(middle, lastBottom, middle, y - 2, Ink.AXIS, 1);
            arrow(middle, y, 0, 1);
        }
        sheet.canvas.box(Sheet.MARGIN, y, MAIN, height, Ink.PANEL, null);
        sheet.canvas.frame(Sheet.MARGIN, y, MAIN, height, Ink.AXIS, 0.9);
        double text = y + PAD + 9;
        text = sheet.canvas.lines(Sheet.MARGIN + PAD, text, title, Sheet.NORMAL, true, Ink.TEXT, MAIN - 2 * PAD);
        if (more != null) {
            sheet.canvas.lines(
                    Sheet.MARGIN + PAD,
                    text,
                    TextFit.shortened(more, Sheet.SMALL, false, MAIN - 2 * PAD),
                    Sheet.SMALL,
                    false,
                    Ink.MUTED,
                    MAIN - 2 * PAD);
        }
        lastBottom = y + height;
        y += height + GAP;
    }

    /** A box of what was set aside, with its reasons; nothing where nothing was. */
    private void side(long n, String what, Map<String, Long> reasons) {
        reasons.forEach((reason, count) -> sheet.row(what, reason, count));
        if (n == 0) {
            return;
        }
        double left = Sheet.WIDTH - Sheet.MARGIN - SIDE;
        double top = y - GAP + 10;
        double text = top + PAD + 9;
        double height = 2 * PAD + 12;
        List<String> lines = reasons.entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .map(reason -> TextFit.unbroken(reason.getValue() + " ") + reason.getKey())
                .toList();
        for (String line : lines) {
            height += LINE
                    * TextFit.wrapped(line, Sheet.SMALL, false, SIDE - 2 * PAD).size();
        }
        sheet.canvas.frame(left, top, SIDE, height, Ink.AXIS, 0.9);
        text = sheet.canvas.lines(left + PAD, text, n + " " + what, Sheet.SMALL, true, Ink.TEXT, SIDE - 2 * PAD);
        for (String line : lines) {
            text = sheet.canvas.lines(left + PAD, text, line, Sheet.SMALL, false, Ink.MUTED, SIDE - 2 * PAD);
        }
        double middle = Sheet.MARGIN + MAIN / 2;
        double at = top + PAD + 5;
        sheet.canvas.line(middle, at, left - 2, at, Ink.AXIS, 1);
        arrow(left, at, 1, 0);
        y = top + height + GAP - 4;
    }

    /** The head of an arrow that ends at a place. */
    private void arrow(double x, double y, double dx, double dy) {
        double back = 6;
        double half = 3;
        sheet.canvas.area(
                List.of(
                        new Point(x, y),
                        new Point(x - back * dx - half * dy, y - back * dy - half * dx),
                        new Point(x - back * dx + half * dy, y - back * dy + half * dx)),
                Ink.AXIS,
                1,
                null);
    }
}
