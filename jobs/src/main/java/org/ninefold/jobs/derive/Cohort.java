package org.ninefold.jobs.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ninefold.adam.StudyPopulation;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.engine.Parts;
import org.ninefold.jobs.harmonize.AccountColumns;
import org.ninefold.jobs.harmonize.MergedSubjects;
import org.ninefold.study.Study;
import org.ninefold.subject.MergedSubject;

/**
 * The whole patient level of a snapshot: the rows that each person gives to each table, and behind the subjects of a share of
 * a site those of the share as a whole. Tables under {@link #WORK} are for the run itself: {@code tally} (the cells that are
 * counted), {@code ledger} (what became of the records), {@code trailer} (what each file said it had), {@code counts} (findings by
 * {@code rule, severity, table, field}, what became of the subjects by {@code stage, reason}, and the most dated assessments that
 * a subject of the share has), {@code likeness} (by what a subject may be known elsewhere) and {@code latest} (the site's latest date of any kind).
 *
 * @param tables the tables
 * @param rows their rows, sites and subjects in the order of the subjects
 * @param shares for each partition the number of its share among those of its site
 */
public record Cohort(List<PatientTable> tables, Parts<SiteRows> rows, List<Integer> shares) {
    /** Folder of the analysis datasets. */
    public static final String ADAM = "patient/adam/";
    /** Folder of what the run itself needs, which is not published. */
    public static final String WORK = "work/";

    /** In {@link AccountColumns#COUNTS}: findings, by rule, severity, table and field. */
    public static final String QUALITY = "quality";

    /** In {@link AccountColumns#COUNTS}: subjects, by stage and reason. */
    public static final String FATE = "fate";

    /** In {@link AccountColumns#COUNTS}: the most dated assessments that a subject has. */
    public static final String ASSESSED = "assessed";

    /** In {@link AccountColumns#COUNTS}: the responses of all subjects of the study. */
    public static final String RESPONSES = "responses";

    /** Table of the run itself with each site's latest date, in the column {@link #DAY}. */
    public static final String LATEST = "latest";

    /** Column of {@link #LATEST}. */
    public static final String DAY = "day";

    /** Table of the run itself with the cells that are counted. */
    public static final String TALLY = "tally";

    /** Derives the cohort; order and partitioning stay as they are. */
    public static Cohort of(MergedSubjects subjects, Study study, TablePlan plan) {
        var derivation = new Derivation(study, plan);
        return new Cohort(
                Derivation.tables(study, plan),
                subjects.rows().map((attempt, rows) -> share(rows, derivation::begin)),
                subjects.shares());
    }

    /** What a dry run needs: the accounting, and in {@code work/finding} the findings with their values. */
    public static Cohort accounting(MergedSubjects subjects, Study study) {
        var population = new StudyPopulation(study);
        var tables = new ArrayList<>(Accounting.TABLES);
        tables.add(Accounting.FINDING);
        return new Cohort(
                tables,
                subjects.rows().map((attempt, rows) -> share(rows, () -> new DryRun(population))),
                subjects.shares());
    }

    /** Takes the persons of a share of one site, one after the other. */
    interface Step {
        /** The rows of a person. */
        SiteRows person(MergedSubject merged);

        /** The rows of the share as a whole, after its last person. */
        SiteRows site();
    }

    /** Finds out what a run would say of the records. */
    private static final class DryRun implements Step {
        private final StudyPopulation population;
        private final Accounting accounting = new Accounting();
        private String site;

        DryRun(StudyPopulation population) {
            this.population = population;
        }

        @Override
        public SiteRows person(MergedSubject merged) {
            site = merged.siteId();
            return rows(accounting.rows(population.of(merged)), Accounting.withTexts(merged));
        }

        @Override
        public SiteRows site() {
            return rows(accounting.ofSite(site), List.of());
        }

        private SiteRows rows(List<List<Object[]>> accounts, List<Object[]> findings) {
            var tables = new ArrayList<>(accounts);
            tables.add(findings);
            return new SiteRows(site, tables);
        }
    }

    /** What the persons of a share give, one after the other, and behind them the share as a whole; one of nobody says nothing. */
    private static Iterator<SiteRows> share(Iterator<MergedSubject> persons, Supplier<Step> begin) {
        if (!persons.hasNext()) {
            return Collections.emptyIterator();
        }
        Step step = begin.get();
        var each = StreamSupport.stream(Spliterators.spliteratorUnknownSize(persons, Spliterator.ORDERED), false);
        return Stream.concat(each.map(step::person), Stream.of(step).map(Step::site))
                .iterator();
    }
}
