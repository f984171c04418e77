package org.ninefold.jobs.count;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.engine.Addressed;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.Parts;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.harmonize.AccountColumns;
import org.ninefold.quality.FindingGroup;
import org.ninefold.quality.FindingGroup.Place;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.results.TextOrder;
import org.ninefold.schema.Table;

/**
 * Groups the findings of a dry run by what would settle them. Of values only those that enough subjects share are read. The
 * findings of a person stand one behind the other in one file, so that what concerns persons is counted as they pass by.
 */
public final class FindingGroups {
    private static final int VALUES = 10;

    private FindingGroups() {}

    /** By what findings are grouped. */
    private record Key(
            String siteId,
            String source,
            String rule,
            String severity,
            String table,
            String field,
            String column,
            String shape)
            implements Serializable {
        boolean rejects() {
            return severity.equals(Severity.REJECT.key()) && !isOrphan();
        }

        boolean isOrphan() {
            return rule.equals(Rule.SUBJECT_ORPHAN.id());
        }
    }

    /** A file of a centre. */
    private record Delivered(String siteId, String file) implements Serializable {}

    /** A finding of a source; its text and subject may be null. */
    private record Found(Key key, Place place, String text, String subject) {}

    /** What a part has of a group. */
    private record Group(Key key, long findings, long records, long orphans, ArrayList<Place> places)
            implements Serializable {
        Group plus(Group other) {
            return new Group(
                    key,
                    Math.addExact(findings, other.findings),
                    Math.addExact(records, other.records),
                    Math.addExact(orphans, other.orphans),
                    first(Stream.concat(places.stream(), other.places.stream())));
        }

        private static ArrayList<Place> first(Stream<Place> places) {
            return new ArrayList<>(places.sorted(Comparator.comparing(Place::file, TextOrder::compare)
                            .thenComparingLong(Place::line))
                    .limit(FindingGroup.PLACES)
                    .toList());
        }
    }

    /** A text, and how many subjects have it. */
    private record Text(Key key, String text, long subjects) implements Serializable {}

    /**
     * The groups, in no particular order.
     *
     * @param staging where the dry run was written
     */
    public static List<FindingGroup> of(Engine engine, String staging, List<Extract> extracts) {
        Table table = AccountColumns.FINDING;
        Map<Delivered, List<String>> sources = sources(extracts);
        Parts<List<Object>> found = TaskRows.of(engine, table, staging + "/" + Cohort.WORK + table.name(), null);
        Map<Key, Group> groups = new HashMap<>();
        found.map((attempt, rows) -> groups(rows, sources))
                .collect("findings")
                .forEach(group -> groups.merge(group.key(), group, Group::plus));
        int parts = found.count();
        Map<Key, List<Text>> values = new HashMap<>();
        found.exchanged(parts, (attempt, rows) -> texts(rows, sources, parts))
                .map((attempt, texts) -> shared(texts))
                .collect("values of findings")
                .forEach(text -> values.computeIfAbsent(text.key(), key -> new ArrayList<>())
                        .add(text));
        return groups.values().stream()
                .map(group -> group(group, values.getOrDefault(group.key(), List.of())))
                .toList();
    }

    /** The sources that read each file. */
    private static Map<Delivered, List<String>> sources(List<Extract> extracts) {
        var sources = new HashMap<Delivered, List<String>>();
        for (Extract extract : extracts) {
            for (ExtractFile file : extract.files()) {
                sources.computeIfAbsent(new Delivered(extract.center().id(), file.label()), none -> new ArrayList<>())
                        .add(extract.source().id());
            }
        }
        return sources;
    }

    private static FindingGroup group(Group group, List<Text> values) {
        Key key = group.key();
        return new FindingGroup(
                key.siteId(),
                key.source(),
                Rule.of(key.rule()),
                Severity.of(key.severity()),
                key.table(),
                key.field(),
                key.column(),
                key.shape(),
                group.findings(),
                group.records(),
                group.orphans(),
                group.places(),
                values.stream()
                        .sorted(Comparator.comparingLong(Text::subjects)
                                .reversed()
                                .thenComparing(Text::text))
                        .limit(VALUES)
                        .map(value -> new FindingGroup.SharedValue(value.text(), value.subjects()))
                        .toList());
    }

    private static Iterator<Group> groups(Iterator<List<Object>> rows, Map<Delivered, List<String>> sources) {
        var groups = new HashMap<Key, Group>();
        persons(rows, sources, person -> {
            var orphans = new HashSet<Place>();
            var places = new HashMap<Key, Set<Place>>();
            for (Found one : person) {
                if (one.key().isOrphan() && one.subject() != null) {
                    orphans.add(one.place());
                }
                places.computeIfAbsent(one.key(), key -> new HashSet<>()).add(one.place());
            }
            places.forEach((key, own) -> {
                long findings =
                        person.stream().filter(one -> one.key().equals(key)).count();
                // Records that are orphans because one of the group, which describes their subject, is rejected.
                long behind = key.rejects() ? orphans.size() : 0;
                groups.merge(key, new Group(key, findings, own.size(), behind, Group.first(own.stream())), Group::plus);
            });
        });
        return groups.values().iterator();
    }

    /** How many subjects of a part have each text, on their way to where they are added up. */
    private static Iterator<Addressed<Text>> texts(
            Iterator<List<Object>> rows, Map<Delivered, List<String>> sources, int parts) {
        var texts = new HashMap<Text, Long>();
        persons(rows, sources, person -> person.stream()
                .filter(one -> one.text() != null && one.subject() != null)
                .map(one -> new Text(one.key(), one.text(), 0))
                .distinct()
                .forEach(text -> texts.merge(text, 1L, Math::addExact)));
        return texts.entrySet().stream()
                .map(text -> new Addressed<>(
                        Math.floorMod(text.getKey().hashCode(), parts),
                        new Text(text.getKey().key(), text.getKey().text(), text.getValue())))
                .iterator();
    }

    private static Iterator<Text> shared(Iterator<Text> texts) {
        var sums = new HashMap<Text, Long>();
        texts.forEachRemaining(
                text -> sums.merge(new Text(text.key(), text.text(), 0), text.subjects(), Math::addExact));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() >= FindingGroup.SUBJECTS_THAT_HIDE_ONE)
                .map(sum -> new Text(sum.getKey().key(), sum.getKey().text(), sum.getValue()))
                .iterator();
    }

    /** The findings person by person; a record that names nobody is of a person of its own. */
    private static void persons(
            Iterator<List<Object>> rows, Map<Delivered, List<String>> sources, Consumer<List<Found>> each) {
        var person = new ArrayList<Found>();
        Object whose = null;
        while (rows.hasNext()) {
            List<Object> row = rows.next();
            var place = new Place((String) row.get(1), (Long) row.get(2), null);
            var subject = (String) row.get(10);
            Object next = subject == null ? place : subject;
            if (!next.equals(whose) && !person.isEmpty()) {
                each.accept(List.copyOf(person));
                person.clear();
            }
            whose = next;
            for (String source : sources.get(new Delivered((String) row.get(0), place.file()))) {
                person.add(new Found(key(row, source), place, (String) row.get(9), subject));
            }
        }
        if (!person.isEmpty()) {
            each.accept(List.copyOf(person));
        }
    }

    private static Key key(List<Object> row, String source) {
        return new Key(
                (String) row.get(0),
                source,
                (String) row.get(3),
                (String) row.get(4),
                (String) row.get(5),
                (String) row.get(6),
                (String) row.get(7),
                (String) row.get(8));
    }
}
