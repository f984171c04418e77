package org.ninefold.adam;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ninefold.results.TextOrder;
import org.ninefold.study.Center;
import org.ninefold.study.Source;
import org.ninefold.study.Study;
import org.ninefold.subject.AdverseEvent;
import org.ninefold.subject.Event;
import org.ninefold.subject.StandardTable;

/**
 * ADAE: adverse events, graft-versus-host disease, and for each treated subject a grade 0 of every term that its centre lists
 * completely and that no record of the subject names.
 */
public final class AdaeDerivation implements Serializable {
    private static final String ADVERSE_EVENT = StandardTable.ADVERSE_EVENT.id();
    private static final String EVENT = StandardTable.EVENT.id();
    private static final Set<String> GVHD = Set.of("AGVHD", "CGVHD");
    /** Absent values come first. */
    private static final Comparator<Toxicity> ORDER = Comparator.comparing(
            Toxicity::row,
            Comparator.comparing(Adae::aeterm, TextOrder.NULLS_FIRST)
                    .thenComparing(Adae::aetoxgr, Days.NULLS_FIRST)
                    .thenComparing(Adae::aescale, TextOrder.NULLS_FIRST)
                    .thenComparing(Adae::astdt, Days.NULLS_FIRST)
                    .thenComparing(Adae::aendt, Days.NULLS_FIRST)
                    .thenComparing(Adae::infnum, Days.NULLS_FIRST)
                    .thenComparing(Adae::aetrt, TextOrder.NULLS_FIRST)
                    .thenComparing(Adae::srcdom, TextOrder.NULLS_FIRST)
                    .thenComparing(Adae::compfl, TextOrder.NULLS_FIRST));

    private final int cutoff;
    /** By centre, in the order of the alphabet. */
    private final HashMap<String, List<String>> completeTerms = new HashMap<>();

    /** The toxicities of a study. */
    public AdaeDerivation(Study study) {
        cutoff = Math.toIntExact(study.cutoff().toEpochDay());
        for (Center center : study.centers()) {
            var terms = new TreeSet<String>();
            for (Source source : center.sources()) {
                terms.addAll(source.completeFor());
            }
            completeTerms.put(center.id(), List.copyOf(terms));
        }
    }

    /**
     * A row of ADAE.
     *
     * @param record the place of its record among the subject's adverse events up to the cut-off, or {@link #NO_RECORD}
     */
    public record Toxicity(Adae row, int record) {
        /** It comes from no record of an adverse event. */
        public static final int NO_RECORD = -1;
    }

    /**
     * The terms that are known to be absent in a subject where no record names them. Of a subject of whom a record of a
     * complete list was rejected none is: nobody knows what it would have said.
     */
    public List<String> completeTerms(StudySubject subject) {
        boolean rejected = Boolean.TRUE.equals(subject.merged().described().hasRejectedRecords());
        return subject.treated() == null || rejected
                ? List.of()
                : completeTerms.getOrDefault(subject.site(), List.of());
    }

    /** The rows of a subject of the study, in their order. */
    public List<Toxicity> of(StudySubject subject) {
        var toxicities = new ArrayList<Toxicity>();
        List<AdverseEvent> records = subject.cut().adverseEvents();
        for (int i = 0; i < records.size(); i++) {
            toxicities.add(new Toxicity(row(subject, records.get(i)), i));
        }
        for (Event event : subject.cut().events()) {
            if (event.type() != null && GVHD.contains(event.type())) {
                toxicities.add(new Toxicity(row(subject, event), Toxicity.NO_RECORD));
            }
        }
        int given = toxicities.size();
        for (String term : completeTerms(subject)) {
            if (toxicities.subList(0, given).stream()
                    .noneMatch(one -> term.equals(one.row().aeterm()))) {
                var none = new Adae(term, 0, null, null, null, null, null, null, null, ADVERSE_EVENT, AdamRow.YES);
                toxicities.add(new Toxicity(none, Toxicity.NO_RECORD));
            }
        }
        toxicities.sort(ORDER);
        int present = 0;
        int absent = 0;
        for (int i = 0; i < toxicities.size(); i++) {
            Toxicity one = toxicities.get(i);
            int number = one.row.isAbsent() ? ++absent : ++present;
            toxicities.set(i, new Toxicity(one.row.numbered(number, subject.treated() != null), one.record));
        }
        return toxicities;
    }

    private Adae row(StudySubject subject, AdverseEvent record) {
        Integer start = record.onsetDate();
        Integer stop = record.endDate() != null && record.endDate() <= cutoff ? record.endDate() : null;
        return new Adae(
                record.term(),
                record.grade(),
                record.scale(),
                start,
                stop,
                Days.between(subject.treated(), start),
                Days.between(start, stop),
                record.infusionNumber() == null ? subject.infusionNumberOn(start) : record.infusionNumber(),
                record.treatment(),
                ADVERSE_EVENT,
                null);
    }

    private static Adae row(StudySubject subject, Event gvhd) {
        Integer day = gvhd.date();
        Integer since = Days.between(subject.treated(), day);
        Integer number = subject.infusionNumberOn(day);
        return new Adae(gvhd.type(), gvhd.grade(), null, day, null, since, null, number, null, EVENT, null);
    }
}
