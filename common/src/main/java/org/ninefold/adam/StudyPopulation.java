package org.ninefold.adam;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.ninefold.study.Exclusion;
import org.ninefold.study.Study;
import org.ninefold.subject.AdverseEvent;
import org.ninefold.subject.DateField;
import org.ninefold.subject.Infusion;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;
import org.ninefold.subject.SubjectRow;

/**
 * Who is in the study, and with which rows. Records dated after the cut-off are ignored and counted; a subject without an
 * index date up to the cut-off is not in the study.
 */
public final class StudyPopulation implements Serializable {
    /** The tables of which a subject has several rows, in the order of their names. */
    public static final List<StandardTable> DATED = List.of(
            StandardTable.ADVERSE_EVENT,
            StandardTable.EVENT,
            StandardTable.INFUSION,
            StandardTable.MEASUREMENT,
            StandardTable.RESPONSE);

    /** Earlier than all days. */
    private static final int FIRST = Integer.MIN_VALUE;

    private static final String EXCLUDED = "excluded by the study";
    private static final String NO_INDEX = "no index date";
    private static final String LATE_INDEX = "index date after the cut-off";

    private final int cutoff;
    private final HashSet<String> exclusions = new HashSet<>();
    private final AdslDerivation adsl;
    private final MeasurementUnits units;

    /** The population of a study. */
    public StudyPopulation(Study study) {
        cutoff = Math.toIntExact(study.cutoff().toEpochDay());
        study.exclusions().stream().map(Exclusion::subject).forEach(exclusions::add);
        adsl = new AdslDerivation(study);
        units = new MeasurementUnits(study);
    }

    /** A person of the study, or one who is not in it; the study's own variables are still null. */
    public StudySubject of(MergedSubject merged) {
        StandardRows all = moved(merged.rows());
        StandardRows cut = upToCutoff(all);
        MeasurementUnits.Converted converted = units.of(cut.measurements());
        cut = StandardTable.MEASUREMENT.put(cut, converted.rows());
        boolean excluded = exclusions.contains(merged.person());
        String not = null;
        AdslDerivation.Derived derived = null;
        if (merged.accepted()) {
            SubjectRow subject = new CutOff(cutoff).moved(merged.described(), latestCertain(all));
            Integer index = subject.indexDate() == null ? first(all.infusions()) : subject.indexDate();
            not = excluded ? EXCLUDED : index == null ? NO_INDEX : index > cutoff ? LATE_INDEX : null;
            derived = not == null ? adsl.of(merged, subject, index, all, cut) : null;
        }
        return new StudySubject(merged, excluded, not, cut, late(all, cut), converted, derived);
    }

    /** The rows with imputed dates that are taken for the cut-off; what follows the infusion stays behind it. */
    private StandardRows moved(StandardRows rows) {
        var at = new CutOff(cutoff);
        List<Infusion> infusions = at.moved(rows.infusions(), DateField.INFUSION, row -> FIRST);
        Integer treated = first(infusions);
        List<AdverseEvent> toxicities = at.moved(
                rows.adverseEvents(),
                DateField.ONSET,
                row -> Math.max(since(treated, row.onsetDate()), given(infusions, row)));
        return new StandardRows(
                rows.subjects(),
                infusions,
                at.moved(rows.responses(), DateField.RESPONSE, row -> since(treated, row.assessmentDate())),
                at.moved(rows.events(), DateField.EVENT, row -> since(treated, row.date())),
                at.moved(toxicities, DateField.END, row -> since(row.onsetDate(), row.endDate())),
                at.moved(rows.measurements(), DateField.MEASUREMENT, row -> since(treated, row.date())));
    }

    private StandardRows upToCutoff(StandardRows all) {
        var at = new CutOff(cutoff);
        return new StandardRows(
                all.subjects(),
                at.upTo(all.infusions(), DateField.INFUSION),
                at.upTo(all.responses(), DateField.RESPONSE),
                at.upTo(all.events(), DateField.EVENT),
                at.upTo(all.adverseEvents(), DateField.ONSET),
                at.upTo(all.measurements(), DateField.MEASUREMENT));
    }

    private static Map<StandardTable, Integer> late(StandardRows all, StandardRows cut) {
        Map<StandardTable, Integer> late = Map.of();
        for (StandardTable table : DATED) {
            int n = table.in(all).size() - table.in(cut).size();
            if (n > 0) {
                late = late.isEmpty() ? new EnumMap<>(StandardTable.class) : late;
                late.put(table, n);
            }
        }
        return late;
    }

    private static Integer first(List<Infusion> infusions) {
        Integer first = null;
        for (Infusion infusion : infusions) {
            first = Days.earlier(first, infusion.date());
        }
        return first;
    }

    /** The day of the infusion that a toxicity was recorded for; without one the earliest of all days. */
    private static int given(List<Infusion> infusions, AdverseEvent toxicity) {
        for (Infusion infusion : infusions) {
            if (toxicity.infusionNumber() != null && toxicity.infusionNumber().equals(infusion.number())) {
                return infusion.date();
            }
        }
        return FIRST;
    }

    /** A day that a date follows already, so that it is not before it; else the earliest of all days. */
    private static int since(Integer day, Integer date) {
        return day != null && date != null && date >= day ? day : FIRST;
    }

    /** The latest day on which the dated tables show the subject for certain, null without one. */
    private static Integer latestCertain(StandardRows all) {
        Integer latest = null;
        for (DateField date : DateField.DATED) {
            for (StandardRow row : date.table().in(all)) {
                latest = Days.later(latest, date.earliest(row));
            }
        }
        return latest;
    }
}
