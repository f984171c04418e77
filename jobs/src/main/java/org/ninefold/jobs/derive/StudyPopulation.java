package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Adsl;
import org.ninefold.study.Study;

/**
 * Who is in the study, and with which rows. Records dated after the cut-off are ignored and counted; a subject without an
 * index date up to the cut-off is not in the study.
 */
final class StudyPopulation implements Serializable {
    /** The tables whose rows have dates. */
    static final List<String> DATED = List.copyOf(new TreeMap<>(Adsl.DATED).keySet());

    private static final List<Candidate.Field> DATES = DATED.stream()
            .map(table -> Candidate.Field.of(table, Adsl.DATED.get(table)))
            .toList();
    private static final List<StructType> COLUMNS = DATED.stream()
            .map(table -> Sql.struct(StandardSchema.standard().table(table)))
            .toList();
    private static final int[] TABLES = DATED.stream().mapToInt(Places::table).toArray();
    private static final Candidate.Field ENDED = Candidate.Field.of("adverse_event", "end_date");
    /** Earlier than all days. */
    private static final int FIRST = Integer.MIN_VALUE;

    private static final int MEASUREMENTS = DATED.indexOf("measurement");
    private static final int INFUSIONS = DATED.indexOf("infusion");
    private static final int NUMBER = Places.field("infusion", "number");
    private static final int TOXICITIES = DATED.indexOf("adverse_event");
    private static final int OF_INFUSION = Places.field("adverse_event", "infusion_number");
    private static final int ACCEPTED = Places.column("accepted");
    private static final int SUBJECT = Places.table("subject");
    private static final int INDEX = Places.field("subject", "index_date");
    private static final UTF8String EXCLUDED = UTF8String.fromString("excluded by the study");
    private static final UTF8String NO_INDEX = UTF8String.fromString("no index date");
    private static final UTF8String LATE_INDEX = UTF8String.fromString("index date after the cut-off");

    private final CutOff cutoff;
    private final Set<UTF8String> exclusions;
    private final AdslDerivation cells;
    private final Measurements measurements;

    StudyPopulation(Study study) {
        cutoff = new CutOff(Math.toIntExact(study.cutoff().toEpochDay()));
        exclusions = study.exclusions().stream()
                .map(exclusion -> UTF8String.fromString(exclusion.subject()))
                .collect(Collectors.toSet());
        cells = new AdslDerivation(study);
        measurements = new Measurements(study);
    }

    /** The subject of a dossier; the study's own variables are still null. */
    Subject of(InternalRow dossier) {
        InternalRow[][] standard = Places.standard(dossier);
        InternalRow[] infusions =
                cutoff.moved(standard[TABLES[INFUSIONS]], DATES.get(INFUSIONS), COLUMNS.get(INFUSIONS), row -> FIRST);
        Integer treated = Places.earliest(infusions, DATES.get(INFUSIONS).place());
        var all = new InternalRow[DATED.size()][];
        var cut = new InternalRow[DATED.size()][];
        var late = new int[DATED.size()];
        for (int i = 0; i < all.length; i++) {
            Candidate.Field date = DATES.get(i);
            boolean toxicities = i == TOXICITIES;
            all[i] = i == INFUSIONS
                    ? infusions
                    : cutoff.moved(
                            standard[TABLES[i]],
                            date,
                            COLUMNS.get(i),
                            row -> Math.max(since(treated, row, date), toxicities ? given(infusions, row) : FIRST));
            if (toxicities) {
                all[i] = cutoff.moved(all[i], ENDED, COLUMNS.get(i), row -> since(onset(row), row, ENDED));
            }
            cut[i] = upToCutoff(all[i], DATES.get(i).place());
            late[i] = all[i].length - cut[i].length;
        }
        Measurements.Converted measured = measurements.of(cut[MEASUREMENTS]);
        cut[MEASUREMENTS] = measured.rows();
        UTF8String site = dossier.getUTF8String(0);
        UTF8String person = dossier.getUTF8String(1);
        boolean accepted = dossier.getBoolean(ACCEPTED);
        boolean excluded = exclusions.contains(person);
        InternalRow described = standard[SUBJECT].length == 0 ? null : standard[SUBJECT][0];
        InternalRow subject = cutoff.moved(described, latestCertain(all));
        Integer stated = subject == null ? null : Places.integer(subject, INDEX);
        Integer index = stated == null ? treated : stated;
        UTF8String not = null;
        if (accepted) {
            not = excluded ? EXCLUDED : index == null ? NO_INDEX : index > cutoff.day() ? LATE_INDEX : null;
        }
        AdslDerivation.Derived adsl = accepted && not == null
                ? cells.of(site, person, subject, index, all, cut)
                : AdslDerivation.Derived.NONE;
        return new Subject(dossier, site, person, standard, accepted, excluded, not, cut, late, measured, adsl);
    }

    /** The day of the infusion that a toxicity was recorded for; without one the earliest of all days. */
    private static int given(InternalRow[] infusions, InternalRow toxicity) {
        Integer number = Places.integer(toxicity, OF_INFUSION);
        for (InternalRow infusion : infusions) {
            if (number != null && number.equals(Places.integer(infusion, NUMBER))) {
                return infusion.getInt(DATES.get(INFUSIONS).place());
            }
        }
        return FIRST;
    }

    /** A day that a row's date follows already, so that it is not before it; else the earliest of all days. */
    private static int since(Integer day, InternalRow row, Candidate.Field date) {
        return day != null && !row.isNullAt(date.place()) && row.getInt(date.place()) >= day ? day : FIRST;
    }

    private static Integer onset(InternalRow toxicity) {
        return Places.integer(toxicity, DATES.get(TOXICITIES).place());
    }

    /** The latest day on which the dated tables show the subject for certain, null without one. */
    private static Integer latestCertain(InternalRow[][] all) {
        Integer latest = null;
        for (int i = 0; i < all.length; i++) {
            for (InternalRow row : all[i]) {
                latest = Places.later(latest, CutOff.certain(row, DATES.get(i)));
                latest = i == TOXICITIES ? Places.later(latest, CutOff.certain(row, ENDED)) : latest;
            }
        }
        return latest;
    }

    private InternalRow[] upToCutoff(InternalRow[] rows, int date) {
        int n = 0;
        for (InternalRow row : rows) {
            n += cutoff.isLate(row, date) ? 0 : 1;
        }
        if (n == rows.length) {
            return rows;
        }
        var cut = new InternalRow[n];
        int i = 0;
        for (InternalRow row : rows) {
            if (!cutoff.isLate(row, date)) {
                cut[i++] = row;
            }
        }
        return cut;
    }
}
