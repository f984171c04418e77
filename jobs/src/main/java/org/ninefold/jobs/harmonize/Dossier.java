package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ninefold.quality.Rule;
import org.ninefold.schema.StandardSchema;

/**
 * All that a site's records say about one person. Here duplicates are told from contradictions, several records of a
 * subject become one, and every record gets its fate:
 *
 * <ul>
 *   <li>kept: it gave at least one row, none was rejected;
 *   <li>filtered, with the filter's reason, or because its subject was filtered;
 *   <li>quarantined, with the rule: its own values, a contradiction, or no accepted record of its subject;
 *   <li>duplicate: it says what an earlier record of the person says, no more and no less.
 * </ul>
 */
final class Dossier {
    /** Name of the table of subjects. */
    static final String SUBJECT = "subject";

    private static final int REJECTED_RECORDS = StandardRow.place(SUBJECT, "has_rejected_records");
    private static final String INFUSION = "infusion";
    private static final String ITS_SUBJECT = "its subject is filtered";

    /** What became of a record. */
    record Fate(String file, long line, Fragment.Status status, String reason) {}

    /** A finding and the record it is about. */
    record Located(String file, long line, Finding finding) {}

    private final List<Fragment> fragments;
    private final List<Fate> fates = new ArrayList<>();
    private final List<Located> findings = new ArrayList<>();
    private final List<List<StandardRow>> rows = new ArrayList<>();
    private boolean accepted;

    private Dossier(List<Fragment> fragments) {
        this.fragments = fragments;
        StandardSchema.standard().harmonized().forEach(table -> rows.add(List.of()));
    }

    /** Puts together the fragments of one person, which come ordered by file and line. */
    static Dossier of(List<Fragment> fragments) {
        var dossier = new Dossier(fragments);
        dossier.resolve();
        return dossier;
    }

    /** Whether the person is a subject: described without contradiction by records that are kept. */
    boolean accepted() {
        return accepted;
    }

    private boolean hasRejectedRecords() {
        return fragments.stream().anyMatch(f -> f.complete() && f.status() == Fragment.Status.QUARANTINED);
    }

    /** One fate a record; trailers have none. */
    List<Fate> fates() {
        return fates;
    }

    /** The trailers among the fragments. */
    List<Fragment> trailers() {
        return fragments.stream()
                .filter(f -> f.status() == Fragment.Status.TRAILER)
                .toList();
    }

    /** Broken rules; a duplicate's are those of the record it repeats. */
    List<Located> findings() {
        return findings;
    }

    /** The first record that describes the subject, of a person that is accepted. */
    Fragment firstOfSubject() {
        return fragments.stream()
                .filter(f -> f.status() == null
                        && !f.rows().get(StandardRow.place(SUBJECT)).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** The rows of a standard table, distinct and ordered; none of a person that is not accepted. */
    List<StandardRow> rows(int table) {
        return rows.get(table);
    }

    private void resolve() {
        var said = new HashSet<List<List<StandardRow>>>();
        var first = new ArrayList<Fragment>();
        for (Fragment fragment : fragments) {
            if (fragment.status() == null && said.add(fragment.rows())) {
                first.add(fragment);
            }
        }
        Set<Object> clashes = clashingInfusions(first);
        List<Fragment> good = first.stream()
                .filter(f -> f.rows().get(StandardRow.place(INFUSION)).stream()
                        .noneMatch(row -> clashes.contains(row.cell(0))))
                .toList();
        List<StandardRow> subjects = distinct(good, StandardRow.place(SUBJECT));
        StandardRow subject = subjects.isEmpty() ? null : merged(subjects);
        accepted = subject != null;
        Chronology chronology = accepted ? new Chronology(subject, good) : null;
        Rule against = subjects.isEmpty() ? Rule.SUBJECT_ORPHAN : Rule.SUBJECT_CONTRADICTORY;
        boolean filtered = subjects.isEmpty()
                && fragments.stream().anyMatch(f -> f.ofSubject() && f.status() == Fragment.Status.FILTERED);
        Set<Fragment> firstOnes = these(first);
        Set<Fragment> goodOnes = these(good);
        for (Fragment fragment : fragments) {
            if (fragment.status() != Fragment.Status.TRAILER) {
                boolean emptied = chronology != null && goodOnes.contains(fragment) && chronology.emptied(fragment);
                fates.add(
                        emptied
                                ? fate(fragment, Fragment.Status.QUARANTINED, Rule.DATE_AFTER_DEATH.id())
                                : fate(fragment, firstOnes, goodOnes, against, filtered));
            }
        }
        if (chronology != null) {
            findings.addAll(chronology.findings());
        }
        find(firstOnes);
        if (accepted) {
            StandardRow whole = chronology.subject().with(REJECTED_RECORDS, hasRejectedRecords());
            VitalStatus.of(whole)
                    .ifPresent(finding -> findings.add(new Located(
                            firstOfSubject().file(), firstOfSubject().line(), finding)));
            for (int i = 0; i < rows.size(); i++) {
                rows.set(i, i == StandardRow.place(SUBJECT) ? List.of(whole) : distinct(good, chronology::rows, i));
            }
            rows.set(StandardRow.place(INFUSION), numbered(rows.get(StandardRow.place(INFUSION))));
        }
    }

    private Fate fate(
            Fragment fragment, Set<Fragment> first, Set<Fragment> good, Rule against, boolean subjectFiltered) {
        if (fragment.status() != null) {
            return fate(fragment, fragment.status(), fragment.reason());
        } else if (!first.contains(fragment)) {
            return fate(fragment, Fragment.Status.DUPLICATE, null);
        } else if (!good.contains(fragment)) {
            return fate(fragment, Fragment.Status.QUARANTINED, Rule.INFUSION_CONTRADICTORY.id());
        } else if (accepted) {
            return fate(fragment, Fragment.Status.KEPT, null);
        }
        return subjectFiltered
                ? fate(fragment, Fragment.Status.FILTERED, ITS_SUBJECT)
                : fate(fragment, Fragment.Status.QUARANTINED, against.id());
    }

    private static Fate fate(Fragment fragment, Fragment.Status status, String reason) {
        return new Fate(fragment.file(), fragment.line(), status, reason);
    }

    /** A set by identity: two fragments may say the same. */
    private static Set<Fragment> these(List<Fragment> fragments) {
        Set<Fragment> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(fragments);
        return set;
    }

    private void find(Set<Fragment> first) {
        for (Fragment fragment : fragments) {
            if (fragment.status() == Fragment.Status.QUARANTINED || first.contains(fragment)) {
                fragment.findings()
                        .forEach(finding -> findings.add(new Located(fragment.file(), fragment.line(), finding)));
            }
        }
        for (Fate fate : fates) {
            if (fate.status() == Fragment.Status.QUARANTINED
                    && findings.stream().noneMatch(found -> rejects(found, fate))) {
                findings.add(new Located(fate.file(), fate.line(), Finding.ofRecord(Rule.of(fate.reason()))));
            }
        }
    }

    private static boolean rejects(Located found, Fate fate) {
        return found.file().equals(fate.file())
                && found.line() == fate.line()
                && found.finding().rule().id().equals(fate.reason());
    }

    /** Numbers of infusions that are told in different ways. */
    private static Set<Object> clashingInfusions(List<Fragment> fragments) {
        Map<Object, StandardRow> told = new HashMap<>();
        var clashes = new HashSet<Object>();
        for (StandardRow row : distinct(fragments, StandardRow.place(INFUSION))) {
            Object number = row.cell(0);
            if (number != null && told.put(number, row) != null) {
                clashes.add(number);
            }
        }
        return clashes;
    }

    /** An infusion without a number gets its place in the order of dates. */
    private static List<StandardRow> numbered(List<StandardRow> infusions) {
        var numbered = new ArrayList<StandardRow>();
        for (StandardRow row : infusions) {
            numbered.add(row.cell(0) == null ? row.with(0, numbered.size() + 1) : row);
        }
        return List.copyOf(numbered);
    }

    /** One subject of several rows: what one leaves open another may fill; null where they contradict each other. */
    private static StandardRow merged(List<StandardRow> subjects) {
        int width = subjects.get(0).size() - 1;
        long origins = subjects.stream().map(row -> row.cell(width)).distinct().count();
        if (origins < subjects.size()) {
            return null;
        }
        var cells = new Object[width];
        for (int i = 0; i < width; i++) {
            int column = i;
            List<Object> values = subjects.stream()
                    .map(row -> row.cell(column))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            if (values.size() > 1) {
                return null;
            }
            cells[i] = values.isEmpty() ? null : values.get(0);
        }
        return new StandardRow(cells);
    }

    private static List<StandardRow> distinct(List<Fragment> fragments, int table) {
        return distinct(fragments, Fragment::rows, table);
    }

    private static List<StandardRow> distinct(
            List<Fragment> fragments, Function<Fragment, List<List<StandardRow>>> told, int table) {
        var rows = new TreeSet<StandardRow>();
        fragments.forEach(fragment -> rows.addAll(told.apply(fragment).get(table)));
        return List.copyOf(rows);
    }
}
