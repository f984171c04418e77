package org.ninefold.report;

import java.time.LocalDate;
import java.util.List;
import org.ninefold.results.Definition;
import org.ninefold.results.Reproduced;
import org.ninefold.results.ResultRow;
import org.ninefold.results.SmallTable;

/**
 * All that a report is drawn from but the curves, which are drawn one analysis at a time: the published tables of one
 * snapshot and the facts of its manifest that are the same whenever and wherever the snapshot is computed.
 *
 * @param facts of the manifest
 * @param definitions what the study's names stand for
 * @param results the table {@code results}
 * @param risk the table {@code risk_tables}, its centres together
 * @param flow the table {@code flow}
 * @param quality the table {@code quality}
 * @param reproduced published figures against computed ones; empty where the study has none
 */
public record ReportData(
        Facts facts,
        List<Definition> definitions,
        List<ResultRow> results,
        PooledRisk risk,
        SmallTable flow,
        SmallTable quality,
        List<Reproduced> reproduced) {

    /**
     * What the manifest says.
     *
     * @param synthetic whether the data are invented
     * @param snapshot id of the snapshot
     * @param cutoff the last day of observation
     * @param software version and commit
     * @param headline lines of the headline
     * @param inputs input files with their hashes
     */
    public record Facts(
            String studyId,
            String title,
            boolean synthetic,
            String snapshot,
            LocalDate cutoff,
            String software,
            List<String> warnings,
            List<Line> headline,
            List<Input> inputs) {}

    /** A line of the headline: analysis, what is told, the count behind it and the figure in words. */
    public record Line(String analysis, String label, String subjects, String figure) {}

    /** An input file. */
    public record Input(String path, long bytes, String sha256) {}
}
