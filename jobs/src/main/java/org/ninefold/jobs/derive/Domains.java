package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Center;
import org.ninefold.study.Source;
import org.ninefold.study.Study;

/** The analysis datasets of records — toxicity, response, measurements — of a subject of the study. */
final class Domains implements Serializable {
    static final int AETERM = Places.field("adae", "AETERM");
    static final int AETOXGR = Places.field("adae", "AETOXGR");
    static final int AESCALE = Places.field("adae", "AESCALE");
    static final int ASTDY = Places.field("adae", "ASTDY");
    static final int INFNUM = Places.field("adae", "INFNUM");

    private static final int INFUSIONS = StudyPopulation.DATED.indexOf("infusion");
    private static final int INFUSED = Places.field("infusion", "date");
    private static final int NUMBER = Places.field("infusion", "number");
    private static final int RESPONSES = StudyPopulation.DATED.indexOf("response");
    private static final int EVENTS = StudyPopulation.DATED.indexOf("event");
    private static final int ADVERSE_EVENTS = StudyPopulation.DATED.indexOf("adverse_event");
    private static final int MEASUREMENTS = StudyPopulation.DATED.indexOf("measurement");
    private static final int TRTSDT = Places.field("adsl", "TRTSDT");
    private static final int INDEXDT = Places.field("adsl", "INDEXDT");
    private static final int BESTRESP = Places.field("adsl", "BESTRESP");
    private static final int REJECTED = Places.field("subject", "has_rejected_records");

    private static final int TERM = Places.field("adverse_event", "term");
    private static final int GRADE = Places.field("adverse_event", "grade");
    private static final int SCALE = Places.field("adverse_event", "scale");
    private static final int ONSET = Places.field("adverse_event", "onset_date");
    private static final int ENDED = Places.field("adverse_event", "end_date");
    private static final int OF_INFUSION = Places.field("adverse_event", "infusion_number");
    private static final int TREATMENT = Places.field("adverse_event", "treatment");
    private static final int TYPE = Places.field("event", "type");
    private static final int HAPPENED = Places.field("event", "date");
    private static final int EVENT_GRADE = Places.field("event", "grade");
    private static final int ASSESSED = Places.field("response", "assessment_date");
    private static final Candidate.Field ASSESSMENT = Candidate.Field.of("response", "assessment_date");
    private static final int RESPONSE = Places.field("response", "response");
    private static final int MRD = Places.field("response", "mrd_status");
    private static final int TEST = Places.field("measurement", "test");
    private static final int MEASURED = Places.field("measurement", "date");
    private static final int VALUE = Places.field("measurement", "value");
    private static final int UNIT = Places.field("measurement", "unit");
    private static final int MEASURED_OF = Places.field("measurement", "infusion_number");

    private static final UTF8String ADVERSE_EVENT = text("adverse_event");
    private static final UTF8String EVENT = text("event");
    private static final UTF8String RESPONSE_DOMAIN = text("response");
    private static final UTF8String COMPLETE = text("Y");
    private static final UTF8String AFTER_RELAPSE = text("AFTER_RELAPSE");
    private static final UTF8String AFTER_THERAPY = text("AFTER_THERAPY");
    private static final UTF8String OUTSIDE_WINDOW = text("OUTSIDE_WINDOW");
    private static final UTF8String AGVHD = text("AGVHD");
    private static final UTF8String CGVHD = text("CGVHD");
    private static final UTF8String[] OVERALL = {text("OVRLRESP"), text("Overall response")};
    private static final UTF8String[] RESIDUAL = {text("MRD"), text("Measurable residual disease")};
    private static final UTF8String[] BEST = {text("BESTRESP"), text("Best response in the response window")};

    private static final Comparator<Integer> DAYS = Comparator.nullsFirst(Comparator.naturalOrder());

    private final UTF8String studyId;
    private final int cutoff;
    /** By centre, in the order of the alphabet. */
    private final Map<UTF8String, List<UTF8String>> completeTerms = new HashMap<>();

    Domains(Study study) {
        studyId = text(study.id());
        cutoff = Math.toIntExact(study.cutoff().toEpochDay());
        for (Center center : study.centers()) {
            var terms = new TreeSet<String>();
            for (Source source : center.sources()) {
                terms.addAll(source.completeFor());
            }
            completeTerms.put(
                    text(center.id()),
                    terms.stream().map(UTF8String::fromString).toList());
        }
    }

    private static UTF8String text(String text) {
        return UTF8String.fromString(text);
    }

    /** A record of toxicity; absent values come first. */
    private record Toxicity(
            UTF8String term,
            Integer grade,
            UTF8String scale,
            Integer start,
            Integer stop,
            Integer infusion,
            UTF8String treatment,
            UTF8String domain,
            UTF8String complete,
            int place) {
        private static final Comparator<Toxicity> ORDER = Comparator.comparing(Toxicity::term, Sums.TEXTS)
                .thenComparing(Toxicity::grade, DAYS)
                .thenComparing(Toxicity::scale, Sums.TEXTS)
                .thenComparing(Toxicity::start, DAYS)
                .thenComparing(Toxicity::stop, DAYS)
                .thenComparing(Toxicity::infusion, DAYS)
                .thenComparing(Toxicity::treatment, Sums.TEXTS)
                .thenComparing(Toxicity::domain, Sums.TEXTS)
                .thenComparing(Toxicity::complete, Sums.TEXTS);
    }

    /**
     * The rows of ADAE.
     *
     * @param rows the rows
     * @param places for each the place of its record among the subject's rows of adverse_event up to the cut-off, or {@link
     *     #NO_RECORD}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Toxicities(InternalRow[] rows, int[] places) {
        static final int NO_RECORD = -1;
    }

    /** A response or a measurement of residual disease; absent values come first. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Assessment(
            UTF8String[] parameter, UTF8String value, Integer day, UTF8String counts, UTF8String not) {
        private static final Comparator<Assessment> ORDER = Comparator.comparing(
                        (Assessment assessment) -> assessment.parameter[0], Sums.TEXTS)
                .thenComparing(Assessment::value, Sums.TEXTS)
                .thenComparing(Assessment::day, DAYS)
                .thenComparing(Assessment::counts, Sums.TEXTS)
                .thenComparing(Assessment::not, Sums.TEXTS);

        Assessment(UTF8String[] parameter, UTF8String value, Integer day) {
            this(parameter, value, day, null, null);
        }
    }

    /** Of the infusions of a subject, the number of the last on or before a day; null without one. */
    private static Integer infusionOf(Subject subject, Integer day) {
        InternalRow last = null;
        for (InternalRow infusion : subject.cut()[INFUSIONS]) {
            if (day != null
                    && infusion.getInt(INFUSED) <= day
                    && (last == null || infusion.getInt(INFUSED) >= last.getInt(INFUSED))) {
                last = infusion;
            }
        }
        return last == null ? null : Places.integer(last, NUMBER);
    }

    /** The number of the first infusion of a subject; null without one. */
    static Integer firstInfusion(Subject subject) {
        Integer number = null;
        Integer first = subject.day(TRTSDT);
        for (InternalRow infusion : subject.cut()[INFUSIONS]) {
            if (first.equals(Places.integer(infusion, INFUSED))) {
                number = Places.earlier(number, Places.integer(infusion, NUMBER));
            }
        }
        return number;
    }

    /** A response of a record, and whether it counts. */
    private static Assessment response(Subject subject, InternalRow row) {
        UTF8String says = row.getUTF8String(RESPONSE);
        Pedigree.Rule against =
                subject.derived().response().verdict(ASSESSMENT.in(row, says)).against();
        return new Assessment(
                OVERALL,
                says,
                Places.integer(row, ASSESSED),
                against == null ? COMPLETE : null,
                against == null
                        ? null
                        : switch (against) {
                            case AFTER_RELAPSE -> AFTER_RELAPSE;
                            case AFTER_THERAPY -> AFTER_THERAPY;
                            default -> OUTSIDE_WINDOW;
                        });
    }

    /**
     * The terms that are known to be absent in a subject where no record names them. Of a subject of whom a record of a
     * complete list was rejected none is: nobody knows what it would have said.
     */
    List<UTF8String> completeTerms(Subject subject) {
        boolean rejected =
                !subject.described().isNullAt(REJECTED) && subject.described().getBoolean(REJECTED);
        return subject.day(TRTSDT) == null || rejected
                ? List.of()
                : completeTerms.getOrDefault(subject.site(), List.of());
    }

    /**
     * ADAE: adverse events, graft-versus-host disease, and for each treated subject a grade 0 of every term that its
     * centre lists completely and that no record of the subject names.
     */
    Toxicities adae(Subject subject) {
        var records = new ArrayList<Toxicity>();
        InternalRow[] events = subject.cut()[ADVERSE_EVENTS];
        for (int i = 0; i < events.length; i++) {
            InternalRow row = events[i];
            Integer stop = Places.integer(row, ENDED);
            records.add(new Toxicity(
                    Places.text(row, TERM),
                    Places.integer(row, GRADE),
                    Places.text(row, SCALE),
                    Places.integer(row, ONSET),
                    stop != null && stop <= cutoff ? stop : null,
                    row.isNullAt(OF_INFUSION)
                            ? infusionOf(subject, Places.integer(row, ONSET))
                            : Places.integer(row, OF_INFUSION),
                    Places.text(row, TREATMENT),
                    ADVERSE_EVENT,
                    null,
                    i));
        }
        for (InternalRow row : subject.cut()[EVENTS]) {
            UTF8String type = Places.text(row, TYPE);
            if (AGVHD.equals(type) || CGVHD.equals(type)) {
                records.add(new Toxicity(
                        type,
                        Places.integer(row, EVENT_GRADE),
                        null,
                        Places.integer(row, HAPPENED),
                        null,
                        infusionOf(subject, Places.integer(row, HAPPENED)),
                        null,
                        EVENT,
                        null,
                        Toxicities.NO_RECORD));
            }
        }
        int given = records.size();
        for (UTF8String term : completeTerms(subject)) {
            if (records.subList(0, given).stream().noneMatch(record -> term.equals(record.term()))) {
                records.add(new Toxicity(
                        term, 0, null, null, null, null, null, ADVERSE_EVENT, COMPLETE, Toxicities.NO_RECORD));
            }
        }
        records.sort(Toxicity.ORDER);
        var rows = new InternalRow[records.size()];
        var places = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Toxicity record = records.get(i);
            places[i] = record.place();
            rows[i] = row(
                    subject,
                    record.term(),
                    record.grade(),
                    record.scale(),
                    record.start(),
                    record.stop(),
                    Places.days(subject.day(TRTSDT), record.start()),
                    Places.days(record.start(), record.stop()),
                    record.infusion(),
                    record.treatment(),
                    record.domain(),
                    record.complete());
        }
        return new Toxicities(rows, places);
    }

    /** ADRS: every response and every measurement of residual disease, and the best response in the window. */
    InternalRow[] adrs(Subject subject) {
        var assessments = new ArrayList<Assessment>();
        for (InternalRow row : subject.cut()[RESPONSES]) {
            Integer day = Places.integer(row, ASSESSED);
            if (!row.isNullAt(RESPONSE)) {
                assessments.add(response(subject, row));
            }
            if (!row.isNullAt(MRD)) {
                assessments.add(new Assessment(RESIDUAL, row.getUTF8String(MRD), day));
            }
        }
        if (subject.adsl()[BESTRESP] != null) {
            assessments.add(new Assessment(BEST, (UTF8String) subject.adsl()[BESTRESP], null));
        }
        assessments.sort(Assessment.ORDER);
        var rows = new InternalRow[assessments.size()];
        for (int i = 0; i < rows.length; i++) {
            Assessment assessment = assessments.get(i);
            rows[i] = row(
                    subject,
                    assessment.parameter()[0],
                    assessment.parameter()[1],
                    assessment.value(),
                    assessment.day(),
                    Places.days(subject.day(INDEXDT), assessment.day()),
                    RESPONSE_DOMAIN,
                    assessment.counts(),
                    assessment.not());
        }
        return rows;
    }

    /** ADLB: every measurement. */
    InternalRow[] adlb(Subject subject) {
        InternalRow[] measurements = subject.cut()[MEASUREMENTS];
        var rows = new InternalRow[measurements.length];
        for (int i = 0; i < rows.length; i++) {
            InternalRow measurement = measurements[i];
            Integer day = Places.integer(measurement, MEASURED);
            rows[i] = row(
                    subject,
                    Places.text(measurement, TEST),
                    Places.number(measurement, VALUE),
                    Places.text(measurement, UNIT),
                    day,
                    Places.days(subject.day(INDEXDT), day),
                    Places.integer(measurement, MEASURED_OF));
        }
        return rows;
    }

    /** A row of cells behind study, site and subject, in the order of the schema. */
    private InternalRow row(Subject subject, Object... values) {
        var cells = new Object[values.length + 3];
        cells[0] = studyId;
        cells[1] = subject.site();
        cells[2] = subject.person();
        System.arraycopy(values, 0, cells, 3, values.length);
        return new GenericInternalRow(cells);
    }

    static {
        requireOrder("adae", "AETERM AETOXGR AESCALE ASTDT AENDT ASTDY ADURN INFNUM AETRT SRCDOM COMPFL");
        requireOrder("adrs", "PARAMCD PARAM AVALC ADT ADY SRCDOM ANL01FL ANLREAS");
        requireOrder("adlb", "PARAMCD AVAL AVALU ADT ADY INFNUM");
    }

    /** Rows are built in the order of the schema. */
    static void requireOrder(String table, String variables) {
        String expected = "STUDYID SITEID USUBJID " + variables;
        String found = String.join(
                " ",
                StandardSchema.standard().table(table).fields().stream()
                        .map(org.ninefold.schema.Field::name)
                        .toList());
        if (!found.equals(expected)) {
            throw new IllegalStateException("the table " + table + " has the variables " + found);
        }
    }
}
