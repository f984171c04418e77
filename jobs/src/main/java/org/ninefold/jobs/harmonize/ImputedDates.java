package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ninefold.jobs.harmonize.DatePoint.Kind;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/**
 * The imputed dates of one subject, held within what the delivered year or month and the subject's other dates allow: an
 * event is not before the infusion or index date of the same month, nothing is after the death, a toxicity does not end before
 * it begins. Of the days that are left it is the one that the mapping's rule chose, or the nearest to it.
 *
 * <p>An order that the delivered dates rule out is no order: what lies in an earlier month than the infusion is history. Where both orders are possible, relapse,
 * transplant, graft-versus-host disease, response and toxicity are taken to follow the infusion and the index date, a relapse to follow a
 * remission, and other therapy of the month of the infusion to lead to it; a finding says so.
 */
final class ImputedDates {
    private static final int STATUS = StandardRow.place(SubjectMerge.SUBJECT, "vital_status");
    private static final int TYPE = StandardRow.place("event", "type");
    private static final int RESPONSE = StandardRow.place("response", "response");
    private static final int NUMBER = StandardRow.place("infusion", "number");
    private static final int OF_INFUSION = StandardRow.place("adverse_event", "infusion_number");
    private static final String RELAPSE = "RELAPSE";
    private static final String TRANSPLANT = "TRANSPLANT";
    private static final String THERAPY = "THERAPY";
    /** Events that follow the infusion where both sides are possible; therapy of the same month leads to it. */
    private static final Set<String> FOLLOW =
            Set.of(RELAPSE, "MRD_RELAPSE", "MOLECULAR_RELAPSE", TRANSPLANT, "AGVHD", "CGVHD");

    private static final Set<String> REMISSIONS = Set.of("CR", "CRI");
    private static final Set<String> RESPONSES = Set.of("CR", "CRI", "PR");

    /**
     * One date is not after another.
     *
     * @param gap how many days it is before it at least
     * @param inDoubt whether the other order is possible, too, if the delivered dates allow it
     */
    private record Order(DatePoint first, DatePoint then, int gap, boolean inDoubt) {
        Order(DatePoint first, DatePoint then, boolean inDoubt) {
            this(first, then, 0, inDoubt);
        }

        boolean narrow() {
            boolean later = then.notBefore(first, gap);
            return first.notAfter(then, gap) || later;
        }
    }

    private final List<DatePoint> points;
    private final List<Order> orders = new ArrayList<>();
    private final List<SubjectMerge.Located> findings = new ArrayList<>();
    private final List<MappedRecord> fragments = new ArrayList<>();
    private StandardRow subject;

    /** Holds the dates of a subject and of the fragments it is made of. */
    ImputedDates(StandardRow subject, List<MappedRecord> told) {
        this.subject = subject;
        this.fragments.addAll(told);
        this.points = DatePoint.isAnyImputed(subject, told) ? DatePoint.of(subject, told) : List.of();
        if (!points.isEmpty()) {
            order();
            narrow();
            doubt(told);
            settle();
        }
    }

    /** The subject with its dates as they are held. */
    StandardRow subject() {
        return subject;
    }

    /** The fragments with their dates as they are held. */
    List<MappedRecord> fragments() {
        return fragments;
    }

    /** Dates of which the side was in doubt. */
    List<SubjectMerge.Located> findings() {
        return findings;
    }

    private List<DatePoint> all(Kind kind) {
        return points.stream().filter(point -> point.kind() == kind).toList();
    }

    private void order() {
        List<DatePoint> infusions = all(Kind.INFUSION).stream()
                .sorted(Comparator.comparing(
                                (DatePoint point) -> (Integer) point.row().cell(NUMBER),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(DatePoint::day))
                .toList();
        all(Kind.BIRTH).forEach(birth -> points.stream()
                .filter(point -> point != birth)
                .forEach(point -> orders.add(new Order(birth, point, false))));
        for (int i = 1; i < infusions.size(); i++) {
            DatePoint before = infusions.get(i - 1);
            DatePoint infusion = infusions.get(i);
            orders.add(new Order(before, infusion, false));
            // One infusion that two records tell stays one; two infusions are on two days where they can be.
            orders.add(
                    before.row().equals(infusion.row())
                            ? new Order(infusion, before, false)
                            : new Order(before, infusion, 1, false));
        }
        if (!infusions.isEmpty()) {
            all(Kind.PRIOR_TRANSPLANT).forEach(prior -> orders.add(new Order(prior, infusions.get(0), false)));
            all(Kind.EVENT).stream()
                    .filter(event ->
                            event.isOfMonth() && THERAPY.equals(event.row().cell(TYPE)))
                    .forEach(bridging -> orders.add(new Order(bridging, infusions.get(0), true)));
        }
        var anchors = new ArrayList<DatePoint>(all(Kind.INDEX));
        anchors.addAll(infusions.subList(0, Math.min(1, infusions.size())));
        for (DatePoint anchor : anchors) {
            points.stream()
                    .filter(ImputedDates::follows)
                    .forEach(point -> orders.add(new Order(anchor, point, gap(anchor, point, infusions), true)));
        }
        List<DatePoint> ends = all(Kind.END);
        all(Kind.ONSET).forEach(onset -> toxicity(onset, infusions, ends));
        remissionsBeforeRelapse();
        ends();
    }

    private static boolean follows(DatePoint point) {
        return switch (point.kind()) {
            case EVENT -> FOLLOW.contains((String) point.row().cell(TYPE));
            case RESPONSE -> isAmong(RESPONSES, point);
            default -> false;
        };
    }

    /** A transplant on the day of the infusion or index date is the one before, a relapse on an index date that is no infusion is the one treated. */
    private static int gap(DatePoint anchor, DatePoint event, List<DatePoint> infusions) {
        if (event.kind() != Kind.EVENT) {
            return 0;
        }
        boolean infused =
                anchor.kind() == Kind.INFUSION || (!infusions.isEmpty() && anchor.isExactlyOn(infusions.get(0)));
        return infused && !TRANSPLANT.equals(event.row().cell(TYPE)) ? 0 : 1;
    }

    private static boolean isAmong(Set<String> responses, DatePoint response) {
        Object said = response.row().cell(RESPONSE);
        return said != null && responses.contains((String) said);
    }

    /** A toxicity follows the infusion it belongs to; without a number the first, and any other of the month that it is of. */
    private void toxicity(DatePoint onset, List<DatePoint> infusions, List<DatePoint> ends) {
        Object number = onset.row().cell(OF_INFUSION);
        infusions.stream()
                .filter(infusion ->
                        number == null || number.equals(infusion.row().cell(NUMBER)))
                .limit(number == null && onset.isOfMonth() ? infusions.size() : 1)
                .forEach(infusion -> orders.add(new Order(infusion, onset, number == null)));
        ends.stream()
                .filter(end -> end.isImputed() || onset.isImputed())
                .filter(end -> end.isOfSameRow(onset))
                .forEach(end -> orders.add(new Order(onset, end, false)));
    }

    private void remissionsBeforeRelapse() {
        List<DatePoint> relapses = all(Kind.EVENT).stream()
                .filter(event -> RELAPSE.equals(event.row().cell(TYPE)))
                .toList();
        for (DatePoint response : all(Kind.RESPONSE)) {
            if (isAmong(REMISSIONS, response)) {
                relapses.stream()
                        .filter(relapse -> relapse.isImputed() || response.isImputed())
                        .forEach(relapse -> orders.add(new Order(response, relapse, true)));
            }
        }
    }

    /** Nothing is after death; of the living nothing is after the last contact. */
    private void ends() {
        List<DatePoint> deaths = all(Kind.DEATH);
        List<DatePoint> ends =
                deaths.isEmpty() && !"DEAD".equals(subject.cell(STATUS)) ? all(Kind.LAST_CONTACT) : deaths;
        for (DatePoint end : ends) {
            points.stream()
                    .filter(point -> point.kind().compareTo(end.kind()) < 0)
                    .forEach(point -> orders.add(new Order(point, end, false)));
        }
    }

    /**
     * Narrows the days that are possible until no order narrows them further; an order that is ruled out does not. First by what
     * is certain, so that what is in doubt never pushes a date behind a death.
     */
    private void narrow() {
        narrow(orders.stream().filter(order -> !order.inDoubt()).toList());
        narrow(orders);
    }

    private static void narrow(List<Order> by) {
        boolean narrowed = true;
        while (narrowed) {
            narrowed = false;
            for (Order order : by) {
                narrowed |= order.narrow();
            }
        }
    }

    /** Says of which dates the side was in doubt, once of each. */
    private void doubt(List<MappedRecord> told) {
        var said = new HashSet<DatePoint>();
        for (Order order : orders) {
            DatePoint imputed = order.then().isImputed() ? order.then() : order.first();
            if (order.inDoubt()
                    && imputed.isImputed()
                    && order.first().canPrecede(order.then(), order.gap())
                    && order.then().couldPrecede(order.first(), order.gap())
                    && said.add(imputed)) {
                MappedRecord fragment = told.get(imputed.fragment());
                findings.add(new SubjectMerge.Located(
                        fragment.file(),
                        fragment.line(),
                        Finding.ofField(Rule.DATE_SIDE, Severity.WARN, imputed.table(), imputed.field())));
            }
        }
    }

    /** Settles the days one after the other: those of a month before those of a year, then those that others follow first. */
    private void settle() {
        var bases = new ArrayList<DatePoint>();
        var touching = new HashMap<DatePoint, List<Order>>();
        for (Order order : orders) {
            touching.computeIfAbsent(order.first(), point -> new ArrayList<>()).add(order);
            touching.computeIfAbsent(order.then(), point -> new ArrayList<>()).add(order);
        }
        List<DatePoint> inOrder = points.stream()
                .sorted(Comparator.comparing(DatePoint::isOfYear)
                        .thenComparing(DatePoint::kind)
                        .thenComparing(
                                point -> point.kind() == Kind.INFUSION
                                        ? (Integer) point.row().cell(NUMBER)
                                        : Integer.valueOf(0),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(DatePoint::day))
                .toList();
        for (DatePoint point : inOrder) {
            if (!point.isImputed()) {
                continue;
            }
            point.settle(bases.stream().filter(point::isCountedFrom).findFirst().orElse(null));
            bases.add(point);
            boolean narrowed = false;
            for (Order order : touching.getOrDefault(point, List.of())) {
                narrowed |= order.narrow();
            }
            if (narrowed) {
                narrow(orders);
            }
        }
        points.stream().filter(DatePoint::isImputed).forEach(this::replace);
    }

    private void replace(DatePoint point) {
        if (point.isOfSubject()) {
            subject = subject.with(point.place(), point.day());
            return;
        }
        MappedRecord fragment = fragments.get(point.fragment());
        var tables = new ArrayList<>(fragment.rows());
        var rows = new ArrayList<>(tables.get(point.tablePlace()));
        rows.set(point.rowPlace(), rows.get(point.rowPlace()).with(point.place(), point.day()));
        tables.set(point.tablePlace(), rows);
        fragments.set(point.fragment(), fragment.with(tables));
    }
}
