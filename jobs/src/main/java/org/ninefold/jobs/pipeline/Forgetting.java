package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ninefold.jobs.publish.Closing;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.PersonSearch;
import org.ninefold.jobs.publish.Register;
import org.ninefold.jobs.publish.RegisterEntry;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.ClosedFigures;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Problem;
import org.ninefold.subject.Pseudonyms;

/**
 * Patients who withdrew their consent: first they stand in the register, from when on no run takes a record of theirs; then they are
 * taken out of every kept snapshot; then the register says so. A call that died is ended by the next, and by the next run.
 *
 * @param snapshots of an output directory, which must be claimed
 */
public record Forgetting(PseudonymKey key, Snapshots snapshots, Progress progress) {

    /**
     * What a call did.
     *
     * @param asked how many persons it named
     * @param before how many of them the register had before
     * @param unseen how many of them no kept snapshot has and the register did not have
     * @param alike how many of them may be known at another centre, too
     * @param entry what it wrote into the register; null where nothing was to be done
     * @param entries how many entries the register has now
     */
    public record Outcome(int asked, int before, int unseen, int alike, RegisterEntry entry, int entries) {}

    /**
     * The register of the directory, once what a call began that died is ended.
     *
     * @throws InvalidConfigurationException if it names persons whom this key cannot tell
     * @throws IOException if it is not as it was written
     */
    public Register ended() throws IOException {
        Register register = finished();
        for (String other : register.keys()) {
            requireToldBy(register, other);
        }
        return register;
    }

    private Register finished() throws IOException {
        Register register = Register.read(snapshots);
        register.requireKnownTo(Current.of(snapshots, false, snapshots.hadoop()).manifest());
        if (register.open().isEmpty()) {
            return register;
        }
        RegisterEntry open = register.open().get();
        if (!open.key().equals(key.name())) {
            throw invalid(
                    "patients of %s are to be forgotten by the key \"%s\", and this did not end; run once more with that key"
                            .formatted(open.center(), open.key()));
        }
        progress.stage("Ending what ninefold forget began");
        return end(register, open);
    }

    /** Persons who are forgotten by another key must be by this one, too: their records could not be told. */
    private void requireToldBy(Register register, String other) {
        Map<String, SortedSet<String>> told = register.persons(key.name());
        register.persons(other).forEach((center, persons) -> {
            int own = told.getOrDefault(center, new TreeSet<>()).size();
            if (own < persons.size()) {
                throw invalid(
                        "%d patients of %s are forgotten by the key \"%s\", but %d by this run's, \"%s\", which cannot tell the others; call ninefold forget for all of them with this key, or run with that one"
                                .formatted(persons.size(), center, other, own, key.name()));
            }
        });
    }

    private static InvalidConfigurationException invalid(String sentence) {
        return new InvalidConfigurationException(
                List.of(new Problem(new Origin(Register.FILE, 0, "ninefold.pseudonym"), sentence)));
    }

    /**
     * Forgets patients of a centre.
     *
     * @param numbers the centre's own, as its mapping gives them
     * @param figures what becomes of snapshots that they are in
     * @throws InvalidConfigurationException if another call is to be ended with another key
     */
    public Outcome forget(String center, Collection<String> numbers, ClosedFigures figures) throws IOException {
        Register register = finished();
        var pseudonyms = new Pseudonyms(key.bytes());
        Set<String> asked = numbers.stream()
                .map(number -> pseudonyms.token(center, number))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> before = register.persons(key.name()).getOrDefault(center, new TreeSet<>());
        progress.stage("Looking through the kept snapshots");
        var closing = closing(center, asked);
        var otherKey = new ArrayList<String>();
        var found = new ArrayList<Closing.Found>();
        for (String id : snapshots.complete()) {
            if (!isOfThisKey(id)) {
                otherKey.add(id);
            } else {
                found.add(closing.find(id));
            }
        }
        Set<String> seen = all(found, Closing.Found::persons);
        SortedSet<String> persons = asked.stream()
                .filter(person -> seen.contains(person) || !before.contains(person))
                .collect(Collectors.toCollection(TreeSet::new));
        RegisterEntry entry = null;
        if (!persons.isEmpty()) {
            entry = new RegisterEntry(
                    center,
                    persons,
                    key.name(),
                    figures,
                    Instant.now().toString(),
                    found.stream()
                            .filter(one -> !one.isEmpty())
                            .map(Closing.Found::touched)
                            .toList(),
                    otherKey,
                    register.head(),
                    null);
            register = register.with(entry);
            register.write(snapshots);
            register = end(register, entry);
        }
        return new Outcome(
                asked.size(),
                (int) asked.stream().filter(before::contains).count(),
                (int) persons.stream().filter(person -> !seen.contains(person)).count(),
                all(found, Closing.Found::alike).size(),
                entry,
                register.entries().size());
    }

    private static Set<String> all(List<Closing.Found> found, Function<Closing.Found, Set<String>> persons) {
        return found.stream().map(persons).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private Closing closing(String center, Set<String> persons) {
        var pseudonyms = new Pseudonyms(key.bytes());
        return new Closing(snapshots, new PersonSearch(center, persons, pseudonyms::token), snapshots.hadoop());
    }

    private boolean isOfThisKey(String id) throws IOException {
        Config manifest = Manifest.parse(snapshots.manifest(id).orElseThrow());
        return manifest.getString("pseudonyms.key").equals(key.id());
    }

    /** Does what an entry asks, and says in the register that it is done. */
    private Register end(Register register, RegisterEntry entry) throws IOException {
        progress.stage("Taking patients of " + entry.center() + " out of the kept snapshots");
        Closing closing = closing(entry.center(), entry.persons());
        List<String> complete = snapshots.complete();
        for (String id : snapshots.all()) {
            if (!complete.contains(id)) {
                snapshots.removeWhole(id); // of a run that died; nobody reads it
            } else if (isOfThisKey(id)) {
                Closing.Found found = closing.find(id);
                if (!found.isEmpty() && entry.figures() == ClosedFigures.KEEP) {
                    closing.close(found, entry);
                } else if (!found.isEmpty()) {
                    snapshots.removeWhole(id);
                }
            }
        }
        closing.removeWork();
        Register done = register.done(Instant.now().toString());
        done.write(snapshots);
        return done;
    }
}
