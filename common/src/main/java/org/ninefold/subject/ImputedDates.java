package org.ninefold.subject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private static final String RELAPSE = "RELAPSE";
    private static final String TRANSPLANT = "TRANSPLANT";
    private static final String THERAPY = "THERAPY";
    /** Events that follow the infusion where both sides are possible; therapy of the same month leads to it. */
    private static final Set<String> FOLLOW =
            Set.of(RELAPSE, "MRD_RELAPSE", "MOLECULAR_RELAPSE", TRANSPLANT, "AGVHD", "CGVHD");

    private static final Set<String> REMISSIONS = Set.of("CR", "CRI");
    private static final Set<String> RESPONSES = Set.of("CR", "CRI", "PR");

    private final List<DatePoint> points;
    private final List<DateOrder> orders = new ArrayList<>();

    /** Dates of which the side was in doubt. */
    final List<LocatedFinding> findings = new ArrayList<>();

    /** The records with their dates as they are held. */
    final List<MappedRecord> records = new ArrayList<>();

    private SubjectRow subject;

    /** Holds the dates of a subject and of the records it is made of. */
    ImputedDates(SubjectRow subject, List<MappedRecord> told) {
        this.subject = subject;
        this.records.addAll(told);
        this.points = DatePoint.isAnyImputed(subject, told) ? DatePoint.of(subject, told) : List.of();
        if (!points.isEmpty()) {
            order();
            narrow();
            doubt(told);
            settle();
        }
    }

    /** The subject with its dates as they are held. */
    SubjectRow subject() {
        return subject;
    }

    private List<DatePoint> all(DateField field) {
        return points.stream().filter(point -> point.field == field).toList();
    }

    private void order() {
        List<DatePoint> infusions = all(DateField.INFUSION).stream()
                .sorted(Comparator.comparing(
                                (DatePoint point) -> number(point), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(DatePoint::day))
                .toList();
        all(DateField.BIRTH).forEach(birth -> points.stream()
                .filter(point -> point != birth)
                .forEach(point -> orders.add(new DateOrder(birth, point, 0, false))));
        for (int i = 1; i < infusions.size(); i++) {
            DatePoint before = infusions.get(i - 1);
            DatePoint infusion = infusions.get(i);
            orders.add(new DateOrder(before, infusion, 0, false));
            // One infusion that two records tell stays one; two infusions are on two days where they can be.
            orders.add(
                    before.row.equals(infusion.row)
                            ? new DateOrder(infusion, before, 0, false)
                            : new DateOrder(before, infusion, 1, false));
        }
        if (!infusions.isEmpty()) {
            all(DateField.PRIOR_TRANSPLANT)
                    .forEach(prior -> orders.add(new DateOrder(prior, infusions.get(0), 0, false)));
            all(DateField.EVENT).stream()
                    .filter(event -> event.isOfMonth() && THERAPY.equals(type(event)))
                    .forEach(bridging -> orders.add(new DateOrder(bridging, infusions.get(0), 0, true)));
        }
        var anchors = new ArrayList<DatePoint>(all(DateField.INDEX));
        anchors.addAll(infusions.subList(0, Math.min(1, infusions.size())));
        for (DatePoint anchor : anchors) {
            points.stream()
                    .filter(ImputedDates::follows)
                    .forEach(point -> orders.add(new DateOrder(anchor, point, gap(anchor, point, infusions), true)));
        }
        List<DatePoint> ends = all(DateField.END);
        all(DateField.ONSET).forEach(onset -> toxicity(onset, infusions, ends));
        remissionsBeforeRelapse();
        ends();
    }

    private static boolean follows(DatePoint point) {
        return switch (point.field) {
            case EVENT -> FOLLOW.contains(type(point));
            case RESPONSE -> isAmong(RESPONSES, point);
            default -> false;
        };
    }

    /** A transplant on the day of the infusion or index date is the one before, a relapse on an index date that is no infusion is the one treated. */
    private static int gap(DatePoint anchor, DatePoint event, List<DatePoint> infusions) {
        if (event.field != DateField.EVENT) {
            return 0;
        }
        boolean infused =
                anchor.field == DateField.INFUSION || (!infusions.isEmpty() && anchor.isExactlyOn(infusions.get(0)));
        return infused && !TRANSPLANT.equals(type(event)) ? 0 : 1;
    }

    private static boolean isAmong(Set<String> responses, DatePoint response) {
        String said = ((Response) response.row).response();
        return said != null && responses.contains(said);
    }

    /** A toxicity follows the infusion it belongs to; without a number the first, and any other of the month that it is of. */
    private void toxicity(DatePoint onset, List<DatePoint> infusions, List<DatePoint> ends) {
        Integer number = ((AdverseEvent) onset.row).infusionNumber();
        infusions.stream()
                .filter(infusion -> number == null || number.equals(number(infusion)))
                .limit(number == null && onset.isOfMonth() ? infusions.size() : 1)
                .forEach(infusion -> orders.add(new DateOrder(infusion, onset, 0, number == null)));
        ends.stream()
                .filter(end -> end.isImputed() || onset.isImputed())
                .filter(end -> end.isOfSameRow(onset))
                .forEach(end -> orders.add(new DateOrder(onset, end, 0, false)));
    }

    private void remissionsBeforeRelapse() {
        List<DatePoint> relapses = all(DateField.EVENT).stream()
                .filter(event -> RELAPSE.equals(type(event)))
                .toList();
        for (DatePoint response : all(DateField.RESPONSE)) {
            if (isAmong(REMISSIONS, response)) {
                relapses.stream()
                        .filter(relapse -> relapse.isImputed() || response.isImputed())
                        .forEach(relapse -> orders.add(new DateOrder(response, relapse, 0, true)));
            }
        }
    }

    /** Nothing is after death; of the living nothing is after the last contact. */
    private void ends() {
        List<DatePoint> deaths = all(DateField.DEATH);
        List<DatePoint> ends =
                deaths.isEmpty() && !"DEAD".equals(subject.vitalStatus()) ? all(DateField.LAST_CONTACT) : deaths;
        for (DatePoint end : ends) {
            points.stream()
                    .filter(point -> point.field.compareTo(end.field) < 0)
                    .forEach(point -> orders.add(new DateOrder(point, end, 0, false)));
        }
    }

    /** First by what is certain, so that what is in doubt never pushes a date behind a death. */
    private void narrow() {
        DateOrder.narrow(orders.stream().filter(order -> !order.inDoubt()).toList());
        DateOrder.narrow(orders);
    }

    /** Says of which dates the side was in doubt, once of each. */
    private void doubt(List<MappedRecord> told) {
        var said = new HashSet<DatePoint>();
        for (DateOrder order : orders) {
            DatePoint imputed = order.then().isImputed() ? order.then() : order.first();
            if (order.inDoubt()
                    && imputed.isImputed()
                    && order.first().canPrecede(order.then(), order.gap())
                    && order.then().couldPrecede(order.first(), order.gap())
                    && said.add(imputed)) {
                findings.add(LocatedFinding.at(
                        told.get(imputed.record),
                        Finding.ofField(
                                Rule.DATE_SIDE,
                                Severity.WARN,
                                imputed.field.table().id(),
                                imputed.field.field())));
            }
        }
    }

    /** Settles the days one after the other: those of a month before those of a year, then those that others follow first. */
    private void settle() {
        var bases = new ArrayList<DatePoint>();
        var touching = new HashMap<DatePoint, List<DateOrder>>();
        for (DateOrder order : orders) {
            touching.computeIfAbsent(order.first(), point -> new ArrayList<>()).add(order);
            touching.computeIfAbsent(order.then(), point -> new ArrayList<>()).add(order);
        }
        List<DatePoint> inOrder = points.stream()
                .sorted(Comparator.comparing(DatePoint::isOfYear)
                        .thenComparing(point -> point.field)
                        .thenComparing(
                                point -> point.field == DateField.INFUSION ? number(point) : Integer.valueOf(0),
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
            for (DateOrder order : touching.getOrDefault(point, List.of())) {
                narrowed |= order.narrow();
            }
            if (narrowed) {
                DateOrder.narrow(orders);
            }
        }
        points.stream().filter(DatePoint::isImputed).forEach(this::replace);
    }

    private void replace(DatePoint point) {
        DateField field = point.field;
        if (point.isOfSubject()) {
            subject = (SubjectRow) field.with(subject, point.day());
            return;
        }
        MappedRecord record = records.get(point.record);
        List<StandardRow> rows = new ArrayList<>(field.table().in(record.rows()));
        rows.set(point.rowPlace, field.with(rows.get(point.rowPlace), point.day()));
        records.set(point.record, record.with(field.table().put(record.rows(), rows)));
    }

    private static String type(DatePoint event) {
        return ((Event) event.row).type();
    }

    private static Integer number(DatePoint infusion) {
        return ((Infusion) infusion.row).number();
    }
}
