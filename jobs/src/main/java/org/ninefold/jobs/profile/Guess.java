package org.ninefold.jobs.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;

/** A column taken for a field; {@code score} says how well they go together, comparable within a file. */
record Guess(Target target, Column column, double score) {
    private static final double WORD = 10;
    private static final double OTHER_WORD = 3;
    private static final double RECOGNIZED = 4;
    private static final double UNLIKE = 5;
    private static final Set<String> SAYS_LITTLE = Set.of("DATE");

    /** The best guesses for the columns of a source: each field from one column, each column for one field. */
    static List<Guess> of(Profile profile, Codes codes) {
        for (String table : List.of("event", "adverse_event")) {
            List<Target> targets = Target.listed("long").stream()
                    .filter(target -> target.table().equals(table))
                    .toList();
            List<Guess> listed = best(profile, codes, targets);
            if (find(listed, table, "", table.equals("event") ? "type" : "term").isPresent()
                    && Stream.of("date", "onset_date", "grade")
                            .anyMatch(field -> find(listed, table, "", field).isPresent())) {
                return listed;
            }
        }
        return best(profile, codes, Target.listed("fields"));
    }

    static Optional<Guess> find(List<Guess> guesses, String table, String of, String field) {
        return guesses.stream()
                .filter(guess -> guess.target.table().equals(table)
                        && guess.target.of().equals(of)
                        && guess.target.field().equals(field))
                .findFirst();
    }

    /** The column that tells patients apart, null without one. */
    static Column id(List<Guess> guesses) {
        return guesses.stream()
                .filter(guess -> guess.target.kind() == Target.Kind.ID)
                .map(Guess::column)
                .findFirst()
                .orElse(null);
    }

    private static List<Guess> best(Profile profile, Codes codes, List<Target> targets) {
        List<Guess> candidates = new ArrayList<>();
        for (Target target : targets) {
            for (Column column : profile.columns()) {
                double score = column.canBe(target.kind()) ? score(profile, codes, target, column) : 0;
                if (score > 0) {
                    candidates.add(new Guess(target, column, score));
                }
            }
        }
        // The sort keeps the order of targets, then of columns, among equals.
        candidates.sort(Comparator.comparingDouble((Guess guess) -> -guess.score));
        List<Guess> best = new ArrayList<>();
        var taken = new HashSet<Column>();
        for (Guess guess : candidates) {
            if (!taken.contains(guess.column)
                    && best.stream().noneMatch(other -> other.target.fillsSameAs(guess.target))) {
                best.add(guess);
                taken.add(guess.column);
            }
        }
        best.sort(Comparator.comparingInt(guess -> targets.indexOf(guess.target)));
        return best;
    }

    private static double score(Profile profile, Codes codes, Target target, Column column) {
        double best = 0;
        for (int i = 0; i < target.words().size(); i++) {
            Set<String> wanted = target.words().get(i);
            if (column.words().containsAll(wanted)) {
                long others = column.words().stream()
                        .filter(word -> !wanted.contains(word) && !SAYS_LITTLE.contains(word))
                        .count();
                // Earlier lists win a draw.
                best = Math.max(best, WORD * wanted.size() - OTHER_WORD * others - i / 100.0);
            }
        }
        if (best <= 0) {
            return 0;
        } else if (column.isEmpty()) {
            return best - (column.type() == Column.Type.UNKNOWN ? UNLIKE : 0);
        }
        return switch (target.kind()) {
            case ID -> best + RECOGNIZED * column.distinct() / column.filled();
            case CODE -> best + RECOGNIZED * recognized(profile, codes, target, column);
            case DATE, DAYS, NUMBER, TEXT -> best;
        };
    }

    /** The share of the values that are known as codes of the field. */
    private static double recognized(Profile profile, Codes codes, Target target, Column column) {
        Field field = field(target);
        Set<String> values = profile.distinct(column);
        return values.stream()
                        .filter(value ->
                                codes.code(field, column.words(), value).isPresent())
                        .count()
                / (double) values.size();
    }

    static Field field(Target target) {
        return StandardSchema.standard().table(target.table()).field(target.field());
    }
}
