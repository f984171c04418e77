package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Study;

/** A study compiled: from a dossier the rows of all its tables. */
final class Derivation implements Serializable {
    private static final int[][] DATES = Places.STANDARD.stream()
            .map(table -> table.fields().stream()
                    .filter(field -> field.type() == FieldType.DATE)
                    .map(Field::name)
                    .mapToInt(name -> Places.field(table, name))
                    .toArray())
            .toArray(int[][]::new);

    private static final int ADSL = Places.STANDARD.size();
    private static final int ADTTE = ADSL + 1;
    private static final int ADAE = ADSL + 2;
    private static final int ADRS = ADSL + 3;
    private static final int ADLB = ADSL + 4;
    private static final int ADMILE = ADSL + 5;
    private static final int TALLY = ADSL + 6;
    private static final int LATEST = ADSL + 7;
    private static final int ACCOUNTING = ADSL + 8;
    private static final int TABLES = ACCOUNTING + Accounting.TABLES.size();

    private final StudyPopulation milestones;
    private final List<TimeToEvent> endpoints;
    private final Domains domains;
    private final Tally tally;

    Derivation(Study study, TablePlan plan, SparkSession spark) {
        milestones = new StudyPopulation(study);
        endpoints = study.endpoints().stream()
                .map(endpoint -> new TimeToEvent(study, endpoint))
                .toList();
        domains = new Domains(study);
        tally = new Tally(study, plan, domains, spark);
    }

    /** The tables in the order of their rows. */
    static List<PatientTable> tables(Study study, TablePlan plan) {
        var tables = new ArrayList<PatientTable>();
        Places.STANDARD.forEach(
                table -> tables.add(new PatientTable(Cohort.HARMONIZED + table.name(), Sql.struct(table))));
        tables.add(
                new PatientTable(Cohort.ADAM + "adsl", Sql.struct(study.adsl().table())));
        for (String name : List.of("adtte", "adae", "adrs", "adlb", Pedigree.TABLE)) {
            tables.add(new PatientTable(
                    Cohort.ADAM + name, Sql.struct(StandardSchema.standard().table(name))));
        }
        tables.add(new PatientTable(Cohort.WORK + "tally", Cells.schema(plan)));
        tables.add(new PatientTable(
                Cohort.WORK + Cohort.LATEST,
                new StructType().add("site_id", DataTypes.StringType).add(Cohort.DAY, DataTypes.DateType)));
        tables.addAll(Accounting.TABLES);
        return tables;
    }

    /** Begins a site. */
    Cohort.Step begin() {
        return new Site();
    }

    private final class Site implements Cohort.Step {
        private final Cells cells = tally.cells();
        private final Accounting accounting = new Accounting();
        private UTF8String site;
        private Integer latest;

        @Override
        public SiteRows dossier(InternalRow dossier) {
            var tables = new InternalRow[TABLES][];
            Subject subject = milestones.of(dossier);
            site = subject.site();
            for (int i = 0; i < DATES.length; i++) {
                tables[i] = subject.standard()[i];
                for (int date : DATES[i]) {
                    latest = Places.later(latest, Places.latest(tables[i], date));
                }
            }
            accounting.rows(subject, tables, ACCOUNTING);
            if (subject.inStudy()) {
                latest = Places.later(latest, subject.derived().settled());
                derive(subject, tables);
            }
            return new SiteRows(site, tables);
        }

        private void derive(Subject subject, InternalRow[][] tables) {
            Object[] answers = tally.answers(subject);
            tables[ADSL] = new InternalRow[] {new GenericInternalRow(subject.adsl())};
            tables[ADTTE] = new InternalRow[endpoints.size()];
            for (int i = 0; i < endpoints.size(); i++) {
                tables[ADTTE][i] = endpoints.get(i).row(subject);
            }
            Domains.Toxicities toxicities = domains.adae(subject);
            tables[ADAE] = toxicities.rows();
            tables[ADRS] = domains.adrs(subject);
            tables[ADLB] = domains.adlb(subject);
            tables[ADMILE] = subject.derived().pedigree();
            tally.count(subject, tables[ADTTE], toxicities, answers, cells);
            if (cells.isFull()) {
                tables[TALLY] = cells.take(site);
            }
        }

        @Override
        public SiteRows site() {
            var tables = new InternalRow[TABLES][];
            tables[TALLY] = cells.take(site);
            if (latest != null) {
                tables[LATEST] = new InternalRow[] {new GenericInternalRow(new Object[] {site, latest})};
            }
            accounting.ofSite(site, tables, ACCOUNTING);
            return new SiteRows(site, tables);
        }
    }
}
