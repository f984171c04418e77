package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ninefold.adam.AdaeDerivation;
import org.ninefold.adam.AdamRow;
import org.ninefold.adam.Adlb;
import org.ninefold.adam.Adrs;
import org.ninefold.adam.Adtte;
import org.ninefold.adam.AdtteDerivation;
import org.ninefold.adam.Days;
import org.ninefold.adam.StudyPopulation;
import org.ninefold.adam.StudySubject;
import org.ninefold.counting.Cells;
import org.ninefold.counting.SubjectCounter;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.harmonize.AccountColumns;
import org.ninefold.jobs.harmonize.KeptSubjects;
import org.ninefold.study.Study;
import org.ninefold.subject.DateField;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;

/** A study compiled: from a person the rows of all its tables. */
final class Derivation implements Serializable {
    private static final List<String> RECORDS = List.of("adtte", "adae", "adnoae", "adrs", "adlb", "admile");
    private static final int OF_STANDARD = StandardTable.all().size();
    /** Behind the standard tables and those of ADaM. */
    private static final int TALLY = OF_STANDARD + 1 + RECORDS.size();

    private final String studyId;
    /** How many the study has. */
    private final int populations;

    private final StudyPopulation population;
    private final List<AdtteDerivation> endpoints;
    private final AdaeDerivation adae;
    private final SubjectCounter counter;
    private final StudySql sql;

    Derivation(Study study, TablePlan plan) {
        studyId = study.id();
        populations = study.populations().size();
        population = new StudyPopulation(study);
        endpoints = study.endpoints().stream()
                .map(endpoint -> new AdtteDerivation(study, endpoint))
                .toList();
        adae = new AdaeDerivation(study);
        counter = new SubjectCounter(study, plan, adae);
        sql = new StudySql(study, counter.questions());
    }

    /** The tables in the order of their rows. */
    static List<PatientTable> tables(Study study, TablePlan plan) {
        var tables = new ArrayList<PatientTable>();
        StandardTable.all()
                .forEach(table -> tables.add(new PatientTable(KeptSubjects.HARMONIZED + table.id(), table.schema())));
        tables.add(new PatientTable(Cohort.ADAM + "adsl", study.table("adsl")));
        for (String name : RECORDS) {
            tables.add(new PatientTable(Cohort.ADAM + name, study.table(name)));
        }
        tables.add(new PatientTable(Cohort.WORK + Cohort.TALLY, TallyRows.schema(plan)));
        tables.add(new PatientTable(
                Cohort.WORK + Cohort.LATEST, AccountColumns.table(Cohort.LATEST, "site_id", Cohort.DAY + ":DATE")));
        tables.addAll(Accounting.TABLES);
        return tables;
    }

    /** Begins a site. */
    Cohort.Step begin() {
        return new Site();
    }

    private final class Site implements Cohort.Step {
        private final Cells cells = counter.cells();
        private final Accounting accounting = new Accounting();
        private String site;
        private Integer latest;

        @Override
        public SiteRows person(MergedSubject merged) {
            site = merged.siteId();
            StudySubject subject = population.of(merged);
            var tables = new ArrayList<List<Object[]>>(TALLY + 2 + Accounting.TABLES.size());
            StandardTable.all().forEach(table -> tables.add(standard(merged, table.in(merged.rows()))));
            latest = Days.later(latest, latest(merged.rows()));
            if (subject.inStudy()) {
                latest = Days.later(latest, subject.settled());
                derive(subject, tables);
            } else {
                tables.addAll(Collections.nCopies(1 + RECORDS.size(), List.of()));
            }
            tables.add(cells.isFull() ? TallyRows.of(site, cells) : List.of());
            tables.add(List.of());
            tables.addAll(accounting.rows(subject));
            return new SiteRows(site, tables);
        }

        private void derive(StudySubject subject, List<List<Object[]>> tables) {
            Object[] answers =
                    sql.complete(subject.merged(), subject.cut(), subject.adsl().cells());
            List<Adtte> adtte =
                    endpoints.stream().map(endpoint -> endpoint.of(subject)).toList();
            List<AdaeDerivation.Toxicity> toxicities = adae.of(subject);
            tables.add(Collections.singletonList(subject.adsl().cells()));
            tables.add(adam(subject, adtte, flags(subject)));
            tables.add(toxicities(subject, toxicities, false));
            tables.add(toxicities(subject, toxicities, true));
            tables.add(adam(subject, Adrs.of(subject)));
            tables.add(adam(subject, Adlb.of(subject)));
            tables.add(adam(subject, subject.trace()));
            counter.count(new SubjectCounter.Derived(subject, adtte, toxicities, answers), cells);
        }

        /** Those that are known to be absent, or the others. */
        private List<Object[]> toxicities(
                StudySubject subject, List<AdaeDerivation.Toxicity> toxicities, boolean absent) {
            return adam(
                    subject,
                    toxicities.stream()
                            .map(AdaeDerivation.Toxicity::row)
                            .filter(row -> row.isAbsent() == absent)
                            .toList());
        }

        /** Of the populations of the study, filled in with its ADSL. */
        private Object[] flags(StudySubject subject) {
            Object[] adsl = subject.adsl().cells();
            return Arrays.copyOfRange(adsl, adsl.length - populations, adsl.length);
        }

        private List<Object[]> adam(StudySubject subject, List<? extends AdamRow> rows, Object... flags) {
            var cells = new ArrayList<Object[]>(rows.size());
            for (AdamRow row : rows) {
                cells.add(joined(new Object[] {studyId, site, subject.merged().person()}, row.cells(), flags));
            }
            return cells;
        }

        @Override
        public SiteRows site() {
            var tables = new ArrayList<List<Object[]>>(Collections.nCopies(TALLY, List.of()));
            tables.add(TallyRows.of(site, cells));
            tables.add(latest == null ? List.of() : Collections.singletonList(new Object[] {site, latest}));
            tables.addAll(accounting.ofSite(site));
            return new SiteRows(site, tables);
        }
    }

    private static List<Object[]> standard(MergedSubject merged, List<? extends StandardRow> rows) {
        var cells = new ArrayList<Object[]>(rows.size());
        for (StandardRow row : rows) {
            cells.add(joined(new Object[] {merged.siteId(), merged.person()}, row.cells()));
        }
        return cells;
    }

    /** Some cells behind others. */
    private static Object[] joined(Object[] keys, Object[] cells, Object... flags) {
        var row = new Object[keys.length + cells.length + flags.length];
        System.arraycopy(keys, 0, row, 0, keys.length);
        System.arraycopy(cells, 0, row, keys.length, cells.length);
        System.arraycopy(flags, 0, row, keys.length + cells.length, flags.length);
        return row;
    }

    /** The latest date of any kind; null without one. */
    private static Integer latest(StandardRows rows) {
        Integer latest = null;
        for (DateField date : DateField.values()) {
            for (StandardRow row : date.table().in(rows)) {
                latest = Days.later(latest, date.in(row));
            }
        }
        return latest;
    }
}
