package org.ninefold.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.study.Center;
import org.ninefold.study.GateAction;
import org.ninefold.study.GateRules;
import org.ninefold.study.Study;

/**
 * What the gates say to a run: a sentence for each that is closed.
 *
 * @param refusals of gates that stop the run
 * @param warnings of gates that let it pass
 * @param carryForward sentences of gates that want a centre to be carried forward, by centre
 */
public record Verdict(List<String> refusals, List<String> warnings, SortedMap<String, List<String>> carryForward) {
    private static final int PLACES = 5;

    public Verdict {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
        carryForward = Collections.unmodifiableSortedMap(new TreeMap<>(carryForward));
    }

    /**
     * Holds the accounts of a run against the gates of each centre. As long as a centre is yet to be carried forward,
     * nobody knows which persons the run will have: the gate of the same person is not asked.
     *
     * @param now what the centres delivered; a centre without a file is not among them
     * @param before what they had delivered for the current snapshot; none where there is no snapshot
     * @param carried centres that the run carries forward already: nothing they delivered is in it
     */
    public static Verdict of(
            Study study, Accounts accounts, List<Delivery> now, List<Delivery> before, Set<String> carried) {
        var verdict = new Verdict.Builder();
        Map<String, Delivery> delivered = bySite(now);
        Map<String, Delivery> remembered = bySite(before);
        for (Center center : study.centers()) {
            GateRules gates = center.gates();
            String site = center.id();
            Delivery today = delivered.get(site);
            if (carried.contains(site)) {
                continue;
            } else if (today == null) {
                verdict.add(site, gates.missingCenter(), Optional.of(missing(center)));
                continue;
            }
            verdict.add(site, gates.rejected(), accounts.tooManyRejected(site, gates));
            Delivery earlier = remembered.get(site);
            if (earlier != null) {
                verdict.add(site, gates.shrinking(), shrunk(earlier, today));
                drifts(earlier, today).forEach(drift -> verdict.add(site, gates.schemaDrift(), Optional.of(drift)));
            }
        }
        if (verdict.carryForward.isEmpty()) {
            study.centers()
                    .forEach(center ->
                            verdict.add(center.id(), center.gates().samePerson(), samePersons(center.id(), accounts)));
        }
        return new Verdict(verdict.refusals, verdict.warnings, verdict.carryForward);
    }

    /** What is said of a centre of which no file is there. */
    public static String missing(Center center) {
        return center.id() + ": no file was delivered"
                + (center.gates().missingCenter() == GateAction.CARRY_FORWARD
                        ? ""
                        : "; its subjects are not in this run");
    }

    private static Map<String, Delivery> bySite(List<Delivery> deliveries) {
        return deliveries.stream().collect(Collectors.toMap(Delivery::siteId, Function.identity()));
    }

    private static Optional<String> shrunk(Delivery earlier, Delivery today) {
        return today.subjects() < earlier.subjects()
                ? Optional.of(
                        "%s: %d subjects, but %d in the current snapshot; deliver all of them, or say gates { shrinking = warn } for the centre if they are right"
                                .formatted(today.siteId(), today.subjects(), earlier.subjects()))
                : Optional.empty();
    }

    private static Optional<String> samePersons(String site, Accounts accounts) {
        List<String> places = accounts.samePersons().stream()
                .filter(person -> person.siteId().equals(site))
                .map(person -> person.file() + ":" + person.line())
                .toList();
        String shown = places.stream().limit(PLACES).collect(Collectors.joining(", "));
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s: %d of its subjects may be known at another centre too (%s%s); ask both centres, and if so list one of the two in the study's exclude"
                                .formatted(site, places.size(), shown, places.size() > PLACES ? ", …" : ""));
    }

    /** A sentence for each source whose columns changed. */
    private static List<String> drifts(Delivery earlier, Delivery today) {
        var drifts = new ArrayList<String>();
        for (Delivery.Columns source : today.sources()) {
            earlier.sources().stream()
                    .filter(old -> old.source().equals(source.source()))
                    .map(old -> drift(old.types(), source.types()))
                    .filter(drift -> !drift.isEmpty())
                    .forEach(drift -> drifts.add(
                            "%s: source \"%s\" is not as in the current snapshot: %s; check its mapping, or say gates { schema-drift = warn } for the centre if it is right"
                                    .formatted(today.siteId(), source.source(), drift)));
        }
        return drifts;
    }

    private static String drift(Map<String, String> before, Map<String, String> now) {
        Stream<String> fresh = now.keySet().stream()
                .filter(column -> !before.containsKey(column))
                .map(column -> "new column \"" + column + "\"");
        Stream<String> gone = before.keySet().stream()
                .filter(column -> !now.containsKey(column))
                .map(column -> "no column \"" + column + "\" any more");
        Stream<String> retyped = now.keySet().stream()
                .filter(column ->
                        before.containsKey(column) && !before.get(column).equals(now.get(column)))
                .map(column -> "column \"%s\" is %s, was %s".formatted(column, now.get(column), before.get(column)));
        return Stream.of(fresh, gone, retyped).flatMap(parts -> parts).collect(Collectors.joining(", "));
    }

    /** A share in percent, without zeros that say nothing. */
    static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private static final class Builder {
        private final List<String> refusals = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private final SortedMap<String, List<String>> carryForward = new TreeMap<>();

        void add(String site, GateAction reaction, Optional<String> sentence) {
            sentence.ifPresent(text -> {
                List<String> told =
                        switch (reaction) {
                            case FAIL -> refusals;
                            case WARN -> warnings;
                            case CARRY_FORWARD -> carryForward.computeIfAbsent(site, id -> new ArrayList<>());
                        };
                told.add(text);
            });
        }
    }
}
