package org.ninefold.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ninefold.bench.centres.Extracts;

/** One size of the race: its extracts, its study, and how each contender is run on them. */
final class Case {
    private final Workshop workshop;
    private final String name;
    private final Extracts extracts;
    private final Path out;
    private final List<String> pool;
    private final List<String> copy;
    private final Agreement agreement;

    Case(Workshop workshop, int patients, int centers, int analyses, int endpoints)
            throws IOException, InterruptedException {
        this.workshop = workshop;
        this.name = String.format(
                "%,d patients, %,d centres, %,d analyses, %d endpoints", patients, centers, analyses, endpoints);
        this.extracts = workshop.extracts(patients, centers);
        this.out = workshop.work().resolve("out");
        Path study = Workshop.study(extracts, analyses, endpoints);
        this.pool = List.of("pool", "--config", study.toString(), "--out", out.toString());
        this.copy = workshop.launcher()
                .instead(
                        pool,
                        "org.ninefold.jobs.cli.BareCopy",
                        List.of(extracts.inputs().toString(), out.toString()));
        this.agreement = new Agreement(name, extracts.truth());
    }

    String name() {
        return name;
    }

    Agreement agreement() {
        return agreement;
    }

    Measurement run(Contender contender) throws IOException, InterruptedException {
        Workshop.remove(out);
        Stopwatch stopwatch = workshop.stopwatch();
        String log = contender.name().toLowerCase(Locale.ROOT);
        Measurement measured =
                switch (contender) {
                    case POOL -> workshop.ninefold(log, pool);
                    case COPY -> stopwatch.run(log, copy, Map.of());
                    case R -> stopwatch.run(log, List.of("Rscript", script(), input()), Map.of());
                    case DUCKDB ->
                        stopwatch.run(
                                log,
                                workshop.launcher().plain(DuckDb.class, List.of(input(), out.toString())),
                                Map.of());
                };
        if (agreement.missing(contender)) {
            found(contender, log);
        }
        Workshop.remove(out);
        return measured;
    }

    private String script() {
        return Workshop.script("centres.R").toString();
    }

    private String input() {
        return extracts.inputs().toString();
    }

    private void found(Contender contender, String log) throws IOException {
        switch (contender) {
            case POOL -> {
                try {
                    agreement.found(contender, Figures.published(out));
                } catch (SQLException e) {
                    throw new IOException("the published tables under " + out + " cannot be read", e);
                }
            }
            case COPY -> {
                if (!Files.isDirectory(out)) {
                    throw new IOException("Expected copies under " + out + ", found none");
                }
            }
            case R, DUCKDB ->
                agreement.found(contender, Figures.printed(workshop.stopwatch().said(log)));
        }
    }
}
