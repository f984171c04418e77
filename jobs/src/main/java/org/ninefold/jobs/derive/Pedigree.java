package org.ninefold.jobs.derive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;

/** Where the milestones of a subject come from, and which records a rule set aside. */
final class Pedigree {
    static final String TABLE = "admile";

    private static final UTF8String YES = UTF8String.fromString("Y");
    private static final Comparator<Integer> DAYS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Line> ORDER = Comparator.comparing(Line::milestone, Sums.TEXTS)
            .thenComparing(line -> line.of().day(), DAYS)
            .thenComparing(line -> line.of().from().domain(), Sums.TEXTS)
            .thenComparing(line -> line.of().from().variable(), Sums.TEXTS)
            .thenComparing(line -> line.of().says(), Sums.TEXTS)
            .thenComparing(line -> line.of().flag(), Sums.TEXTS)
            .thenComparing(Line::used, Sums.TEXTS)
            .thenComparing(Line::rule, Sums.TEXTS);

    private static final Map<String, UTF8String> NAMES = StandardSchema.standard().table("adsl").fields().stream()
            .map(Field::name)
            .collect(Collectors.toUnmodifiableMap(name -> name, UTF8String::fromString));

    static {
        Domains.requireOrder(TABLE, "PARAMCD ADT ADTF SRCDOM SRCVAR AVALC USEDFL RULE");
    }

    /** Why a record is not the one, or not on its day. */
    enum Rule {
        AFTER_CUTOFF("after the cut-off"),
        AT_CUTOFF("imputed, and taken for the cut-off"),
        HISTORY("not after the index date"),
        BETWEEN("not after both index date and first infusion"),
        BEFORE_WINDOW("before the response window"),
        AFTER_WINDOW("after the response window"),
        IN_WINDOW("imputed, and taken for a day of the response window"),
        AFTER_RELAPSE("after the first relapse"),
        AFTER_THERAPY("after other therapy began"),
        NO_REMISSION("no remission by the study's cr"),
        WINDOW_OPEN("the response window is open at the cut-off"),
        ALIVE_AT_CUTOFF("seen alive on the cut-off or later");

        @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
        private final UTF8String text;

        Rule(String text) {
            this.text = UTF8String.fromString(text);
        }
    }

    private record Line(UTF8String milestone, Candidate of, UTF8String used, UTF8String rule) {}

    private final List<Line> lines = new ArrayList<>();

    /** A milestone came from a record. */
    void used(String milestone, Candidate record) {
        used(milestone, record, null);
    }

    /** A milestone came from a record whose date a rule moved, or null. */
    void used(String milestone, Candidate record, Rule moved) {
        lines.add(new Line(NAMES.get(milestone), record, YES, moved == null ? null : moved.text));
    }

    /** A milestone is another one: it came from the same record. */
    void copy(String from, String to) {
        List.copyOf(lines).stream()
                .filter(line -> line.used != null && line.milestone.equals(NAMES.get(from)))
                .forEach(line -> lines.add(new Line(NAMES.get(to), line.of, line.used, line.rule)));
    }

    /** A rule set a record aside. */
    void aside(String milestone, Candidate record, Rule rule) {
        lines.add(new Line(NAMES.get(milestone), record, null, rule.text));
    }

    /** The rows of a subject, distinct and in their order. */
    InternalRow[] rows(UTF8String studyId, UTF8String site, UTF8String person) {
        var said = new HashSet<Line>();
        return lines.stream()
                .filter(said::add)
                .sorted(ORDER)
                .map(line -> new GenericInternalRow(new Object[] {
                    studyId,
                    site,
                    person,
                    line.milestone,
                    line.of.day(),
                    line.of.flag(),
                    line.of.from().domain(),
                    line.of.from().variable(),
                    line.of.says(),
                    line.used,
                    line.rule
                }))
                .toArray(InternalRow[]::new);
    }
}
