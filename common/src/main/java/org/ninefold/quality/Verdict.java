package org.ninefold.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.study.Center;
import org.ninefold.study.Gates;
import org.ninefold.study.Reaction;
import org.ninefold.study.Study;

/**
 * What the gates say to a run: a sentence for each that is closed.
 *
 * @param refusals of gates that stop the run
 * @param warnings of gates that let it pass
 */
public record Verdict(List<String> refusals, List<String> warnings) {
    private static final int PLACES = 5;

    public Verdict {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }

    /**
     * Holds the accounts of a run against the gates of each centre.
     *
     * @param now what the centres delivered; a centre without a file is not among them
     * @param before what they had delivered for the current snapshot; none where there is no snapshot
     */
    public static Verdict of(Study study, Accounts accounts, List<Delivery> now, List<Delivery> before) {
        var verdict = new Verdict.Builder();
        Map<String, Delivery> delivered = bySite(now);
        Map<String, Delivery> remembered = bySite(before);
        for (Center center : study.centers()) {
            Gates gates = center.gates();
            String site = center.id();
            Delivery today = delivered.get(site);
            if (today == null) {
                verdict.add(
                        gates.missingCenter(),
                        Optional.of(site + ": no file was delivered; its subjects are not in this run"));
                continue;
            }
            verdict.add(gates.rejected(), accounts.tooManyRejected(site, gates));
            verdict.add(gates.samePerson(), samePersons(site, accounts));
            Delivery earlier = remembered.get(site);
            if (earlier != null) {
                verdict.add(gates.shrinking(), shrunk(earlier, today));
                drifts(earlier, today).forEach(drift -> verdict.add(gates.schemaDrift(), Optional.of(drift)));
            }
        }
        return new Verdict(verdict.refusals, verdict.warnings);
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

        void add(Reaction reaction, Optional<String> sentence) {
            sentence.ifPresent(reaction == Reaction.FAIL ? refusals::add : warnings::add);
        }
    }
}
