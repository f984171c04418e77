package org.ninefold.adam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.ninefold.results.TextOrder;

/** Where the milestones of a subject come from, and which records a rule set aside: its rows of ADMILE. */
final class MilestoneTrace {
    private static final Comparator<Admile> ORDER = Comparator.comparing(Admile::paramcd, TextOrder.NULLS_FIRST)
            .thenComparing(Admile::adt, Days.NULLS_FIRST)
            .thenComparing(Admile::srcdom, TextOrder.NULLS_FIRST)
            .thenComparing(Admile::srcvar, TextOrder.NULLS_FIRST)
            .thenComparing(Admile::avalc, TextOrder.NULLS_FIRST)
            .thenComparing(Admile::adtf, TextOrder.NULLS_FIRST)
            .thenComparing(Admile::usedfl, TextOrder.NULLS_FIRST)
            .thenComparing(Admile::rule, TextOrder.NULLS_FIRST);

    private record Line(AdslVariable milestone, Candidate of, boolean used, MilestoneRule rule) {
        Admile row() {
            return new Admile(
                    milestone.name(),
                    of.day(),
                    of.flag(),
                    of.from().table().id(),
                    of.from().field(),
                    of.says(),
                    used ? AdamRow.YES : null,
                    rule == null ? null : rule.text);
        }
    }

    private final List<Line> lines = new ArrayList<>();

    /** A milestone came from a record, whose date a rule moved, or null. */
    void used(AdslVariable milestone, Candidate record, MilestoneRule moved) {
        lines.add(new Line(milestone, record, true, moved));
    }

    /** A milestone is another one: it came from the same record. */
    void copy(AdslVariable from, AdslVariable to) {
        List.copyOf(lines).stream()
                .filter(line -> line.used && line.milestone == from)
                .forEach(line -> used(to, line.of, line.rule));
    }

    /** A rule set a record aside. */
    void aside(AdslVariable milestone, Candidate record, MilestoneRule rule) {
        lines.add(new Line(milestone, record, false, rule));
    }

    /** The rows of a subject, distinct and in their order. */
    List<Admile> rows() {
        var rows = new HashSet<Admile>();
        lines.forEach(line -> rows.add(line.row()));
        return rows.stream().sorted(ORDER).toList();
    }
}
