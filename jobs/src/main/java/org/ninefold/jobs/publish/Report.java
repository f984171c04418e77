package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.tables.OutputFiles;
import org.ninefold.jobs.tables.TableReader;
import org.ninefold.report.Chart;
import org.ninefold.report.Charts;
import org.ninefold.report.PooledRisk;
import org.ninefold.report.ReportData;
import org.ninefold.report.ReportPage;
import org.ninefold.report.SubjectCharts;
import org.ninefold.results.Definition;
import org.ninefold.results.Reproduced;
import org.ninefold.schema.StandardSchema;

/** The report of a snapshot, drawn from its published tables and its manifest and nothing else. */
public record Report(PublishedSnapshot snapshot) {
    private static final String PAGE = "report.html";
    /** The folder of the figures beside the page. */
    public static final String FIGURES = "figures";

    private static final int AT_A_TIME = 16;

    /** Above so many subjects nobody reads a line a person. */
    private static final int SUBJECTS = 2_000;

    /** Writes the pages of a snapshot into it, the one of single subjects beside their tables. */
    public void publish() throws IOException {
        ReportData data = data();
        write(data, new Path(snapshot.folder(), Publication.AGGREGATE));
        text(subjects(data.facts()), new Path(snapshot.folder(), "patient/" + PAGE));
    }

    /** Writes the page of {@code aggregate} and its figures into a folder. */
    public void write(Path folder) throws IOException {
        write(data(), folder);
    }

    /** All that a report is drawn from. */
    private ReportData data() throws IOException {
        List<Definition> definitions = Definition.of(snapshot.table("definitions"));
        var risk = new PooledRisk(Charts.drawn(definitions));
        try (var rows = new TableReader(
                StandardSchema.standard().table("risk_tables"), snapshot.aggregate("risk_tables"), snapshot.conf())) {
            for (List<Object> row = rows.next(); row != null; row = rows.next()) {
                risk.add(row);
            }
        }
        return new ReportData(
                facts(snapshot.manifest()),
                definitions,
                snapshot.results(),
                risk,
                snapshot.table("flow"),
                snapshot.table("quality"),
                snapshot.has("reproduces") ? Reproduced.of(snapshot.table("reproduces")) : List.of());
    }

    /** What a report tells of a manifest: nothing that differs when the same is computed again. */
    private static ReportData.Facts facts(Config manifest) {
        Config study = manifest.getConfig("study");
        Config software = manifest.getConfig("software");
        return new ReportData.Facts(
                study.getString("id"),
                study.getString("title"),
                study.getBoolean("synthetic"),
                manifest.getString("snapshot"),
                LocalDate.parse(manifest.getString("cutoff")),
                "%s, commit %s, Spark %s"
                        .formatted(
                                software.getString("version"),
                                software.getString("commit").replaceFirst("^([0-9a-f]{12})[0-9a-f]+", "$1"),
                                software.getString("spark")),
                manifest.getStringList("warnings"),
                manifest.getConfigList("headline").stream()
                        .map(line -> new ReportData.Line(
                                line.getString("analysis"),
                                line.getString("label"),
                                line.getString("subjects"),
                                line.getString("figure")))
                        .toList(),
                manifest.getConfigList("inputs").stream()
                        .map(input -> new ReportData.Input(
                                input.getString("path"), input.getLong("bytes"), input.getString("sha256")))
                        .toList());
    }

    /** Draws the analyses in the order of the table of curves, some at a time; the page has them in the study's. */
    private void write(ReportData data, Path folder) throws IOException {
        var charts = new Charts(data);
        List<Definition> analyses = Charts.drawn(data.definitions());
        var drawing = new Drawing(folder);
        drawing.add(-1, List.of(charts.flow()));
        snapshot.curves(
                analyses, (analysis, curves) -> drawing.add(analyses.indexOf(analysis), charts.of(analysis, curves)));
        text(ReportPage.of(data, snapshot.changes().orElse(null), drawing.figures()), new Path(folder, PAGE));
    }

    /** Writes the files of figures and keeps what the page has of them, so that few figures are held at a time. */
    private final class Drawing {
        private final Path folder;
        private final List<Placed<Chart>> waiting = new ArrayList<>();
        private final List<Placed<ReportPage.Figure>> drawn = new ArrayList<>();

        Drawing(Path folder) {
            this.folder = folder;
        }

        void add(int position, List<Chart> charts) throws IOException {
            charts.forEach(chart -> waiting.add(new Placed<>(position, chart)));
            if (waiting.size() >= AT_A_TIME) {
                draw();
            }
        }

        /** All figures by position. */
        List<ReportPage.Figure> figures() throws IOException {
            draw();
            return drawn.stream()
                    .sorted(Comparator.comparingInt(Placed::position))
                    .map(Placed::figure)
                    .toList();
        }

        private void draw() throws IOException {
            List<byte[]> pictures = waiting.parallelStream()
                    .map(placed -> placed.figure().plate().png())
                    .toList();
            for (int i = 0; i < pictures.size(); i++) {
                Chart chart = waiting.get(i).figure();
                String name = FIGURES + "/" + chart.id();
                text(chart.plate().svg(), new Path(folder, name + ".svg"));
                bytes(pictures.get(i), new Path(folder, name + ".png"));
                Path table = new Path(folder, name + ".csv");
                OwnFile.free(table, OutputFiles.system(table, snapshot.conf()));
                SmallTables.csv(chart.columns(), chart.rows(), table, snapshot.conf());
                drawn.add(new Placed<>(waiting.get(i).position(), ReportPage.Figure.of(chart, FIGURES)));
            }
            waiting.clear();
        }
    }

    /** A figure and the place of its analysis. */
    private record Placed<T>(int position, T figure) {}

    private String subjects(ReportData.Facts facts) throws IOException {
        long subjects = snapshot.subjects();
        if (subjects > SUBJECTS) {
            return ReportPage.ofSubjects(
                    facts,
                    List.of(),
                    "The study has %d subjects; the course of each is drawn for %d or fewer."
                            .formatted(subjects, SUBJECTS));
        }
        Courses courses = Courses.of(snapshot);
        List<Chart> charts = Stream.concat(
                        SubjectCharts.swimmer(facts, courses.subjects()).stream(),
                        SubjectCharts.kinetics(facts, courses.measurements()).stream())
                .toList();
        return ReportPage.ofSubjects(facts, charts, "The tables hold no course that could be drawn.");
    }

    private void text(String text, Path file) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8), file);
    }

    private void bytes(byte[] bytes, Path file) throws IOException {
        FileSystem files = OutputFiles.system(file, snapshot.conf());
        files.mkdirs(file.getParent());
        OwnFile.free(file, files);
        try (var stream = files.create(file, true)) {
            stream.write(bytes);
        }
    }
}
