package org.ninefold.jobs.derive;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.harmonize.Dossiers;
import org.ninefold.jobs.harmonize.KeptDossiers;
import org.ninefold.study.Study;

/**
 * The whole patient level of a snapshot: the rows that each dossier gives to each table, and behind the dossiers of a share of
 * a site those of the share as a whole. Tables under {@link #WORK} are for the run itself: {@code tally} (the cells that are
 * counted), {@code ledger} (what became of the records), {@code trailer} (what each file said it had), {@code counts} (findings by
 * {@code rule, severity, table, field}, what became of the subjects by {@code stage, reason}, and the most dated assessments that
 * a subject of the share has), {@code likeness} (by what a subject may be known elsewhere) and {@code latest} (the site's latest date of any kind).
 *
 * @param tables the tables
 * @param rows their rows, sites and subjects in the order of the dossiers
 * @param shares for each partition the number of its share among those of its site
 */
public record Cohort(List<PatientTable> tables, JavaRDD<SiteRows> rows, List<Integer> shares) {
    /** Folder of the standard tables. */
    public static final String HARMONIZED = KeptDossiers.HARMONIZED;
    /** Folder of the analysis datasets. */
    public static final String ADAM = "patient/adam/";
    /** Folder of findings. */
    public static final String QUARANTINE = KeptDossiers.QUARANTINE;
    /** Folder of what the run itself needs, which is not published. */
    public static final String WORK = "work/";

    /** Table of the run itself with counts, each named in the column {@code of} and by up to four texts. */
    public static final String COUNTS = "counts";

    /** In {@link #COUNTS}: findings, by rule, severity, table and field. */
    public static final String QUALITY = "quality";

    /** In {@link #COUNTS}: subjects, by stage and reason. */
    public static final String FATE = "fate";

    /** In {@link #COUNTS}: the most dated assessments that a subject has. */
    public static final String ASSESSED = "assessed";

    /** In {@link #COUNTS}: the responses of all subjects of the study. */
    public static final String RESPONSES = "responses";

    /** Table of the run itself with each site's latest date, in the column {@link #DAY}. */
    public static final String LATEST = "latest";

    /** Column of {@link #LATEST}. */
    public static final String DAY = "day";

    /** Column of a tally: the site. */
    public static final String SITE = "site_id";

    /** Column of a tally: for each population of the plan a letter, {@link #MEMBER} for members. */
    public static final String POPULATIONS = "pops";

    /** Letter of members in {@link #POPULATIONS}. */
    public static final byte MEMBER = 'Y';

    /** Column of a tally: the number of the fact in the plan; before it the levels of the groupings, behind it day, level, count. */
    public static final String FACT = "fact";

    /** Derives the cohort; order and partitioning stay as they are. */
    public static Cohort of(Dossiers dossiers, Study study, TablePlan plan, SparkSession spark) {
        var derivation = new Derivation(study, plan, spark);
        return new Cohort(
                Derivation.tables(study, plan),
                dossiers.rows().mapPartitions(rows -> new Share(rows, derivation::begin)),
                dossiers.shares());
    }

    /** What a dry run needs: the accounting, and in {@code work/finding} the findings with their values. */
    public static Cohort accounting(Dossiers dossiers, Study study) {
        var milestones = new StudyPopulation(study);
        var tables = new ArrayList<>(Accounting.TABLES);
        tables.add(Accounting.FINDING);
        return new Cohort(
                tables,
                dossiers.rows().mapPartitions(rows -> new Share(rows, () -> new DryRun(milestones))),
                dossiers.shares());
    }

    /** Columns of a table that has what became of records and subjects. */
    public static StructType accounting(String name) {
        return Accounting.TABLES.stream()
                .filter(table -> table.folder().equals(WORK + name))
                .findFirst()
                .orElseThrow()
                .row();
    }

    /** Columns of the cells of a plan: {@code site_id, pops, g<i>, fact, day, level, n}. */
    public static StructType tally(TablePlan plan) {
        return Cells.schema(plan);
    }

    /**
     * A table of some sites as it was written: each file is of one site, whose id begins its name.
     *
     * @param folder of the table, with its files of all sites
     */
    public static Dataset<Row> read(SparkSession spark, StructType columns, String folder, Set<String> sites) {
        String names = sites.stream().map(site -> site + "-*").collect(Collectors.joining(",", "{", "}"));
        return spark.read().schema(columns).option("pathGlobFilter", names).parquet(folder);
    }

    /** The rows in a column of arrays. */
    static StructType elements(StructField column) {
        return (StructType) ((ArrayType) column.dataType()).elementType();
    }

    /** Takes the dossiers of a share of one site, one after the other. */
    interface Step {
        /** The rows of a dossier. */
        SiteRows dossier(InternalRow dossier);

        /** The rows of the share as a whole, after its last dossier. */
        SiteRows site();
    }

    /** Finds out what a run would say of the records. */
    private static final class DryRun implements Step {
        private final StudyPopulation milestones;
        private final Accounting accounting = new Accounting();
        private Subject last;

        DryRun(StudyPopulation milestones) {
            this.milestones = milestones;
        }

        @Override
        public SiteRows dossier(InternalRow dossier) {
            last = milestones.of(dossier);
            var tables = new InternalRow[Accounting.TABLES.size() + 1][];
            accounting.rows(last, tables, 0);
            tables[Accounting.TABLES.size()] = Accounting.withTexts(last);
            return new SiteRows(last.site(), tables);
        }

        @Override
        public SiteRows site() {
            var tables = new InternalRow[Accounting.TABLES.size() + 1][];
            accounting.ofSite(last.site(), tables, 0);
            return new SiteRows(last.site(), tables);
        }
    }

    /** What the dossiers of a share give, one after the other, and behind them the share as a whole. */
    private static final class Share implements Iterator<SiteRows> {
        private final Iterator<InternalRow> dossiers;
        private final Step step;
        private boolean ended;

        Share(Iterator<InternalRow> dossiers, Supplier<Step> begin) {
            this.dossiers = dossiers;
            this.ended = !dossiers.hasNext(); // a share of nobody has nothing to say
            this.step = ended ? null : begin.get();
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public SiteRows next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (dossiers.hasNext()) {
                return step.dossier(dossiers.next());
            }
            ended = true;
            return step.site();
        }
    }
}
