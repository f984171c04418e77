package org.ninefold.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Lanes run in turn: each once, then each again, so that a slow hour of the machine meets all of them. */
final class Contest {
    private final List<Lane> lanes;
    private final String yardstick;
    private final Map<Lane, List<Measurement>> measured = new LinkedHashMap<>();

    /** A contest in which the lanes of a case are compared with that of {@code yardstick}. */
    Contest(List<Lane> lanes, String yardstick) {
        this.lanes = List.copyOf(lanes);
        this.yardstick = yardstick;
    }

    /** Runs every lane so often, and writes each measurement to a file as it comes. */
    void run(int times, Path raw) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of("case,contender,run,wall_s,cpu_s,peak_mb"));
        for (int i = 1; i <= times; i++) {
            for (Lane lane : lanes) {
                Measurement m = lane.run().run();
                measured.computeIfAbsent(lane, l -> new ArrayList<>()).add(m);
                lines.add("\"%s\",%s,%d,%.3f,%.3f,%d"
                        .formatted(lane.what(), lane.who(), i, m.wall(), m.cpu(), m.peakMegabytes()));
                System.err.println(lines.get(lines.size() - 1));
                Files.write(raw, lines);
            }
        }
    }

    /**
     * Medians with the smallest and largest value. Ratios are medians of the ratios within a turn: to the yardstick of the
     * same case, and to the same contender in the first case.
     */
    String table() {
        boolean severalCases =
                measured.keySet().stream().map(Lane::what).distinct().count() > 1;
        List<String> header = new ArrayList<>(List.of(
                "case", "contender", "wall s", "CPU s", "peak MB", "wall : " + yardstick, "CPU : " + yardstick));
        if (severalCases) {
            header.addAll(List.of("wall : first case", "CPU : first case"));
        }
        var text = new StringBuilder(row(header)).append(row(Collections.nCopies(header.size(), "---")));
        for (Lane lane : measured.keySet()) {
            Lane beside = find(lane.what(), yardstick);
            List<String> cells = new ArrayList<>(List.of(
                    lane.what(),
                    lane.who(),
                    spread(lane, Measurement::wall),
                    spread(lane, Measurement::cpu),
                    Long.toString(Math.round(median(values(lane, Measurement::peakMegabytes)))),
                    ratio(lane, beside, Measurement::wall),
                    ratio(lane, beside, Measurement::cpu)));
            if (severalCases) {
                Lane first = first(lane.who());
                cells.addAll(List.of(ratio(lane, first, Measurement::wall), ratio(lane, first, Measurement::cpu)));
            }
            text.append(row(cells));
        }
        return text.toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private Lane find(String what, String who) {
        return measured.keySet().stream()
                .filter(lane -> lane.what().equals(what) && lane.who().equals(who))
                .findFirst()
                .orElse(null);
    }

    private Lane first(String who) {
        return measured.keySet().stream()
                .filter(lane -> lane.who().equals(who))
                .findFirst()
                .orElseThrow();
    }

    private List<Double> values(Lane lane, ToDoubleFunction<Measurement> of) {
        return measured.get(lane).stream().map(of::applyAsDouble).toList();
    }

    private String spread(Lane lane, ToDoubleFunction<Measurement> of) {
        List<Double> values = values(lane, of);
        double low = values.stream().mapToDouble(v -> v).min().orElseThrow();
        double high = values.stream().mapToDouble(v -> v).max().orElseThrow();
        return values.size() == 1
                ? number(values.get(0))
                : number(median(values)) + " (" + number(low) + "–" + number(high) + ")";
    }

    private String ratio(Lane lane, Lane to, ToDoubleFunction<Measurement> of) {
        if (to == null) {
            return "–";
        }
        List<Double> mine = values(lane, of);
        List<Double> theirs = values(to, of);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            ratios.add(mine.get(i) / theirs.get(i));
        }
        return String.format(Locale.ROOT, "%.2f", median(ratios));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    /** The middle value, or the mean of the two in the middle. */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
