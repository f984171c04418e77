package org.ninefold.jobs.derive;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.jobs.harmonize.Harmonizer;
import org.ninefold.jobs.harmonize.KeptDossiers;

/**
 * What became of records and subjects: of a dossier the findings, the fates of its records, the ends of files and what it may
 * be known by elsewhere; of a site the fates of its subjects and the most dated assessments that one of them has.
 */
final class Accounting {
    private static final int RECORDS = Places.column("records");
    private static final int TRAILERS = Places.column("trailers");
    private static final int FINDINGS = Places.column("findings");
    private static final int LIKENESSES = Places.column("likenesses");
    private static final int RESPONSES = Places.column("response");
    private static final int ASSESSMENT = Places.field("response", "assessment_date");
    /** Of a finding; behind it stands the text, which is not for the quarantine. */
    private static final int SHAPE = elements(FINDINGS).fieldIndex("shape");

    private static final StructType SITE = new StructType().add("site_id", DataTypes.StringType);
    private static final StructType SUBJECT = new StructType().add("subject_id", DataTypes.StringType);

    /** The tables that {@link #rows} and {@link #ofSite} fill, in their order. */
    static final List<PatientTable> TABLES = List.of(
            new PatientTable(Cohort.QUARANTINE, joined(SITE, first(elements(FINDINGS), SHAPE + 1), SUBJECT)),
            new PatientTable(Cohort.WORK + KeptDossiers.LEDGER, joined(SITE, elements(RECORDS))),
            new PatientTable(Cohort.WORK + KeptDossiers.TRAILER, joined(SITE, elements(TRAILERS))),
            new PatientTable(Cohort.WORK + KeptDossiers.LIKENESS, joined(SITE, elements(LIKENESSES), SUBJECT)),
            new PatientTable(
                    Cohort.WORK + "fate",
                    SITE.add("stage", DataTypes.StringType)
                            .add("reason", DataTypes.StringType)
                            .add("n", DataTypes.LongType)),
            new PatientTable(Cohort.WORK + "assessed", SITE.add("n", DataTypes.LongType)));

    /** The table that {@link #withValues} fills. */
    static final PatientTable FINDING =
            new PatientTable(Cohort.WORK + "finding", joined(SITE, elements(FINDINGS), SUBJECT));

    private static final UTF8String SUBJECTS = UTF8String.fromString("subjects");
    private static final UTF8String HARMONIZED = UTF8String.fromString("harmonized");
    private static final UTF8String IN_STUDY = UTF8String.fromString("in the study");
    private static final UTF8String LATE = UTF8String.fromString("rows after the cut-off");
    private static final UTF8String[] DATED =
            Milestones.DATED.stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
    private static final UTF8String NOBODY = UTF8String.fromString("~");

    private final Map<UTF8String, Long> subjects = new TreeMap<>();
    private final Map<UTF8String, Long> late = new TreeMap<>();
    private long assessed = -1;

    private static StructType elements(int column) {
        return Cohort.elements(Harmonizer.DOSSIER.fields()[column]);
    }

    private static StructType first(StructType struct, int n) {
        return new StructType(java.util.Arrays.copyOf(struct.fields(), n));
    }

    private static StructType joined(StructType... structs) {
        return new StructType(
                Stream.of(structs).flatMap(struct -> Stream.of(struct.fields())).toArray(StructField[]::new));
    }

    /** Counts a dossier, and puts its rows into {@link #TABLES}, the first of which stands at the given place. */
    void rows(Subject subject, InternalRow[][] tables, int place) {
        count(subject);
        InternalRow dossier = subject.dossier();
        var site = new GenericInternalRow(new Object[] {subject.site()});
        var person =
                new GenericInternalRow(new Object[] {subject.person().startsWith(NOBODY) ? null : subject.person()});
        tables[place] = Places.rows(dossier, FINDINGS);
        for (int i = 0; i < tables[place].length; i++) {
            tables[place][i] = quarantined(site, tables[place][i], person);
        }
        tables[place + 1] = of(site, Places.rows(dossier, RECORDS));
        tables[place + 2] = of(site, Places.rows(dossier, TRAILERS));
        if (!subject.excluded()) {
            tables[place + 3] = of(site, Places.rows(dossier, LIKENESSES));
            for (int i = 0; i < tables[place + 3].length; i++) {
                tables[place + 3][i] = new JoinedRow(tables[place + 3][i], person);
            }
        }
    }

    /** The findings of a dossier with their values. */
    static InternalRow[] withValues(Subject subject) {
        var person =
                new GenericInternalRow(new Object[] {subject.person().startsWith(NOBODY) ? null : subject.person()});
        var site = new GenericInternalRow(new Object[] {subject.site()});
        InternalRow[] rows = of(site, Places.rows(subject.dossier(), FINDINGS));
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new JoinedRow(rows[i], person);
        }
        return rows;
    }

    private static InternalRow[] of(InternalRow site, InternalRow[] rows) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new JoinedRow(site, rows[i]);
        }
        return rows;
    }

    private static InternalRow quarantined(InternalRow site, InternalRow finding, InternalRow person) {
        StructField[] fields = elements(FINDINGS).fields();
        var cells = new Object[SHAPE + 3];
        cells[0] = site.getUTF8String(0);
        for (int i = 0; i <= SHAPE; i++) {
            cells[i + 1] = finding.isNullAt(i) ? null : finding.get(i, fields[i].dataType());
        }
        cells[SHAPE + 2] = person.isNullAt(0) ? null : person.getUTF8String(0);
        return new GenericInternalRow(cells);
    }

    private void count(Subject subject) {
        if (!subject.accepted()) {
            return;
        }
        subjects.merge(HARMONIZED, 1L, Math::addExact);
        subjects.merge(subject.inStudy() ? IN_STUDY : subject.notInStudy(), 1L, Math::addExact);
        for (int i = 0; i < DATED.length; i++) {
            if (subject.late()[i] > 0) {
                late.merge(DATED[i], (long) subject.late()[i], Math::addExact);
            }
        }
        if (subject.inStudy()) {
            var days = new HashSet<Integer>();
            for (InternalRow response : Places.rows(subject.dossier(), RESPONSES)) {
                days.add(Places.integer(response, ASSESSMENT));
            }
            days.remove(null);
            assessed = Math.max(assessed, days.size());
        }
    }

    /** Puts the rows of a site into {@link #TABLES}, the first of which stands at the given place, and begins anew. */
    void ofSite(UTF8String site, InternalRow[][] tables, int place) {
        tables[place + 4] = Stream.concat(fates(site, SUBJECTS, subjects), fates(site, LATE, late))
                .toArray(InternalRow[]::new);
        if (assessed >= 0) {
            tables[place + 5] = new InternalRow[] {new GenericInternalRow(new Object[] {site, assessed})};
        }
        subjects.clear();
        late.clear();
        assessed = -1;
    }

    private static Stream<InternalRow> fates(UTF8String site, UTF8String stage, Map<UTF8String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new GenericInternalRow(new Object[] {site, stage, entry.getKey(), entry.getValue()}));
    }
}
