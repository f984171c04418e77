package org.ninefold.jobs.derive;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/**
 * What became of records and subjects: of a dossier the findings, the ends of files and what it may be known by elsewhere; of
 * a site the counts of all that.
 */
final class Accounting {
    private static final int RECORDS = Places.column("records");
    private static final int TRAILERS = Places.column("trailers");
    private static final int FINDINGS = Places.column("findings");
    private static final int LIKENESSES = Places.column("likenesses");
    private static final int RESPONSES = Places.table("response");
    private static final int RESPONSE = Places.field("response", "response");
    private static final int ASSESSMENT = Places.field("response", "assessment_date");
    private static final int OF_FILE = elements(RECORDS).fieldIndex("file");
    private static final int STATUS = elements(RECORDS).fieldIndex("status");
    private static final int REASON = elements(RECORDS).fieldIndex("reason");
    private static final int N = elements(RECORDS).fieldIndex("n");
    private static final int RULE = elements(FINDINGS).fieldIndex("rule");
    private static final int SEVERITY = elements(FINDINGS).fieldIndex("severity");
    private static final int TABLE = elements(FINDINGS).fieldIndex("table");
    private static final int FIELD = elements(FINDINGS).fieldIndex("field");
    /** Behind it stands the text of a finding, which is not for the quarantine. */
    private static final int SHAPE = elements(FINDINGS).fieldIndex("shape");

    private static final StructField[] FINDING_FIELDS = elements(FINDINGS).fields();

    private static final StructType SITE = texts("site_id");
    private static final StructType SUBJECT = texts("subject_id");
    private static final StructType COUNT = new StructType().add("n", DataTypes.LongType);

    /** The tables that are filled, those of dossiers first. */
    static final List<PatientTable> TABLES = List.of(
            new PatientTable(Cohort.QUARANTINE, joined(SITE, first(elements(FINDINGS), SHAPE + 1), SUBJECT)),
            new PatientTable(Cohort.WORK + KeptDossiers.TRAILER, joined(SITE, elements(TRAILERS))),
            new PatientTable(Cohort.WORK + KeptDossiers.LIKENESS, joined(SITE, elements(LIKENESSES), SUBJECT)),
            new PatientTable(Cohort.WORK + KeptDossiers.LEDGER, joined(SITE, texts("file", "status", "reason"), COUNT)),
            new PatientTable(
                    Cohort.WORK + Cohort.COUNTS,
                    joined(SITE, texts("of", "first", "second", "third", "fourth"), COUNT)));

    /** The table of a dry run: findings with their texts. */
    static final PatientTable FINDING =
            new PatientTable(Cohort.WORK + "finding", joined(SITE, elements(FINDINGS), SUBJECT));

    private static final UTF8String QUALITY = UTF8String.fromString(Cohort.QUALITY);
    private static final UTF8String FATE = UTF8String.fromString(Cohort.FATE);
    private static final UTF8String ASSESSED = UTF8String.fromString(Cohort.ASSESSED);
    private static final UTF8String RESPONDED = UTF8String.fromString(Cohort.RESPONSES);
    private static final UTF8String UNITS = UTF8String.fromString(Rule.MEASUREMENT_UNITS.id());
    private static final UTF8String CONVERTED = UTF8String.fromString(Severity.WARN.key());
    private static final UTF8String SET_ASIDE = UTF8String.fromString(Severity.BLANK.key());
    private static final UTF8String MEASUREMENT = UTF8String.fromString("measurement");
    private static final UTF8String UNIT = UTF8String.fromString("unit");
    private static final UTF8String SUBJECTS = UTF8String.fromString("subjects");
    private static final UTF8String HARMONIZED = UTF8String.fromString("harmonized");
    private static final UTF8String IN_STUDY = UTF8String.fromString("in the study");
    private static final UTF8String LATE = UTF8String.fromString("rows after the cut-off");
    private static final UTF8String[] DATED =
            StudyPopulation.DATED.stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
    private static final UTF8String NOBODY = UTF8String.fromString("~");

    private final Sums ledger = new Sums();
    private final Sums counts = new Sums();
    private long assessed = -1;

    private static StructType elements(int column) {
        return Cohort.elements(Harmonizer.DOSSIER.fields()[column]);
    }

    private static StructType texts(String... names) {
        var struct = new StructType();
        for (String name : names) {
            struct = struct.add(name, DataTypes.StringType);
        }
        return struct;
    }

    private static StructType first(StructType struct, int n) {
        return new StructType(Arrays.copyOf(struct.fields(), n));
    }

    private static StructType joined(StructType... structs) {
        return new StructType(
                Stream.of(structs).flatMap(struct -> Stream.of(struct.fields())).toArray(StructField[]::new));
    }

    /** Counts a dossier, and puts its rows into the tables, the first of which stands at the given place. */
    void rows(Subject subject, InternalRow[][] tables, int place) {
        InternalRow dossier = subject.dossier();
        for (InternalRow record : Places.rows(dossier, RECORDS)) {
            ledger.add(
                    record.getLong(N),
                    Places.text(record, OF_FILE),
                    Places.text(record, STATUS),
                    Places.text(record, REASON));
        }
        InternalRow[] findings = Places.rows(dossier, FINDINGS);
        tables[place] = new InternalRow[findings.length];
        for (int i = 0; i < findings.length; i++) {
            counts.add(
                    1,
                    QUALITY,
                    Places.text(findings[i], RULE),
                    Places.text(findings[i], SEVERITY),
                    Places.text(findings[i], TABLE),
                    Places.text(findings[i], FIELD));
            tables[place][i] = quarantined(subject, findings[i]);
        }
        tables[place + 1] = beside(site(subject), Places.rows(dossier, TRAILERS), null);
        if (!subject.excluded()) {
            tables[place + 2] = beside(site(subject), Places.rows(dossier, LIKENESSES), person(subject));
        }
        if (subject.accepted()) {
            count(subject);
        }
    }

    /** The findings of a dossier with their texts. */
    static InternalRow[] withTexts(Subject subject) {
        return beside(site(subject), Places.rows(subject.dossier(), FINDINGS), person(subject));
    }

    private static InternalRow site(Subject subject) {
        return new GenericInternalRow(new Object[] {subject.site()});
    }

    /** The pseudonym; null of records whose subject nobody knows. */
    private static UTF8String pseudonym(Subject subject) {
        return subject.person().startsWith(NOBODY) ? null : subject.person();
    }

    private static InternalRow person(Subject subject) {
        return new GenericInternalRow(new Object[] {pseudonym(subject)});
    }

    private static InternalRow[] beside(InternalRow first, InternalRow[] rows, InternalRow last) {
        var wide = new InternalRow[rows.length];
        for (int i = 0; i < rows.length; i++) {
            wide[i] = new JoinedRow(first, rows[i]);
            wide[i] = last == null ? wide[i] : new JoinedRow(wide[i], last);
        }
        return wide;
    }

    private static InternalRow quarantined(Subject subject, InternalRow finding) {
        var cells = new Object[SHAPE + 3];
        cells[0] = subject.site();
        for (int i = 0; i <= SHAPE; i++) {
            cells[i + 1] = finding.isNullAt(i) ? null : finding.get(i, FINDING_FIELDS[i].dataType());
        }
        cells[SHAPE + 2] = pseudonym(subject);
        return new GenericInternalRow(cells);
    }

    private void count(Subject subject) {
        counts.add(1, FATE, SUBJECTS, HARMONIZED, null, null);
        counts.add(1, FATE, SUBJECTS, subject.inStudy() ? IN_STUDY : subject.notInStudy(), null, null);
        for (int i = 0; i < DATED.length; i++) {
            if (subject.late()[i] > 0) {
                counts.add(subject.late()[i], FATE, LATE, DATED[i], null, null);
            }
        }
        if (subject.inStudy()) {
            var days = new HashSet<Integer>();
            long responses = 0;
            for (InternalRow response : subject.standard()[RESPONSES]) {
                days.add(Places.integer(response, ASSESSMENT));
                responses += response.isNullAt(RESPONSE) ? 0 : 1;
            }
            counts.add(responses, RESPONDED, null, null, null, null);
            unit(CONVERTED, subject.measured().converted());
            unit(SET_ASIDE, subject.measured().setAside());
            days.remove(null);
            assessed = Math.max(assessed, days.size());
        }
    }

    private void unit(UTF8String severity, long n) {
        if (n > 0) {
            counts.add(n, QUALITY, UNITS, severity, MEASUREMENT, UNIT);
        }
    }

    /** Puts the counts of a site into the tables, the first of which stands at the given place. */
    void ofSite(UTF8String site, InternalRow[][] tables, int place) {
        tables[place + 3] = ledger.rows(site);
        if (assessed >= 0) {
            counts.add(assessed, ASSESSED, null, null, null, null);
        }
        tables[place + 4] = counts.rows(site);
    }
}
