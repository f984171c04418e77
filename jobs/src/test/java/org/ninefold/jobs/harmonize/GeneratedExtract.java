package org.ninefold.jobs.harmonize;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * An extract drawn at random, and the truth about it.
 *
 * @param text the file's text
 * @param fates how many records meet which fate: {@code kept}, {@code duplicate}, {@code filtered} or the id of a rule
 * @param subjects what is to be kept of each subject, by its number: sex, age, note, last contact
 */
record GeneratedExtract(
        GeneratedDialect dialect,
        boolean filtered,
        String text,
        Map<String, Long> fates,
        Map<String, List<Object>> subjects) {

    /** What is wrong with a record, if anything. */
    private enum Defect {
        NONE,
        SHORT,
        LONG,
        MISQUOTED,
        NO_KEY,
        UNKNOWN_SEX,
        NO_DATE,
        REPEATED,
        CONTRADICTED,
        FILTERED
    }

    static GeneratedExtract of(Random random) {
        return new Writer(random).extract();
    }

    /** A centre with this extract as {@code extract.csv}. */
    String configuration() {
        return """
                center {
                  id = F01, name = "Fuzz"
                  sources { patients {
                    path = "extract.csv", missing = ["", "n/a"], %s%s
                  } }
                  tables { subject = [{ from = patients, fields {
                    subject_id { column = number }, sex { column = sex, codes { m = M, f = F } }, age_years { column = age }
                    arm { column = note }, last_contact_date { column = seen, format = "d.M.yyyy" }
                  } }] }
                }
                """.formatted(
                        dialect.configuration(),
                        filtered ? ", filters = [{ reason = \"out\", where = \"keep = 'yes'\" }]" : "");
    }

    private static final class Writer {
        private final Random random;
        private final GeneratedDialect dialect;
        private final boolean filtered;
        private final List<String> columns =
                new ArrayList<>(List.of("number", "sex", "age", "note", "seen", "keep", "other"));
        private final StringBuilder text = new StringBuilder();
        private final Map<String, Long> fates = new TreeMap<>();
        private final Map<String, List<Object>> subjects = new TreeMap<>();
        private final boolean trailing;

        Writer(Random random) {
            this.random = random;
            this.dialect = GeneratedDialect.of(random);
            this.filtered = random.nextInt(20) == 0;
            this.trailing = random.nextInt(5) == 0;
            Collections.shuffle(columns, random);
        }

        GeneratedExtract extract() {
            for (int i = 0; i < dialect.titles(); i++) {
                line(text(Defect.MISQUOTED));
            }
            noise();
            line(record(columns, Defect.NONE));
            int records = random.nextInt(20);
            for (int i = 0; i < records; i++) {
                noise();
                String start = dialect.quote() == null ? "A" : GeneratedDialect.one(random, "A", "Total", "#", "Ä");
                subject("%s-%04d".formatted(start, i));
            }
            noise();
            if (dialect.footer() != null && random.nextBoolean()) {
                line(dialect.footer() + dialect.delimiter() + records);
            }
            if (random.nextInt(3) == 0) {
                text.setLength(text.length() - (text.toString().endsWith("\r\n") ? 2 : 1));
            }
            return new GeneratedExtract(dialect, filtered, text.toString(), fates, subjects);
        }

        private void noise() {
            while (random.nextInt(5) == 0) {
                List<String> noise = dialect.noise();
                line(noise.get(random.nextInt(noise.size())));
            }
            if (!fates.isEmpty() && random.nextInt(30) == 0) {
                line(record(columns, Defect.NONE));
            }
        }

        private void line(String line) {
            text.append(line).append(GeneratedDialect.one(random, "\n", "\r\n", "\n", "\r"));
        }

        private void subject(String number) {
            Defect defect = random.nextInt(3) > 0 ? Defect.NONE : GeneratedDialect.one(random, Defect.values());
            if ((defect == Defect.MISQUOTED && dialect.quote() == null) || (defect == Defect.FILTERED && !filtered)) {
                defect = Defect.NONE;
            }
            boolean man = random.nextBoolean();
            String note = text(defect);
            int tenths = random.nextInt(1_000);
            LocalDate seen = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(2_000));
            Map<String, String> cells = new TreeMap<>(Map.of(
                    "number", defect == Defect.NO_KEY ? "n/a" : number,
                    "sex", defect == Defect.UNKNOWN_SEX ? "x" : man ? "m" : "f",
                    "age", "%d%s%d".formatted(tenths / 10, dialect.decimal(), tenths % 10),
                    "note", note,
                    "seen",
                            defect == Defect.NO_DATE
                                    ? "30.2.2016"
                                    : "%d.%d.%d".formatted(seen.getDayOfMonth(), seen.getMonthValue(), seen.getYear()),
                    "keep", defect == Defect.FILTERED ? "no" : "yes",
                    "other", text(defect)));
            write(cells, defect);
            switch (defect) {
                case SHORT, LONG -> fate("record.ragged");
                case MISQUOTED -> fate("record.quote");
                case NO_KEY -> fate("record.key");
                case FILTERED -> fate("filtered");
                case CONTRADICTED -> {
                    fate("subject.contradictory");
                    fate("subject.contradictory");
                    cells.put("age", "110");
                    write(cells, Defect.NONE);
                }
                case REPEATED -> {
                    fate("kept");
                    fate("duplicate");
                    cells.put("other", dialect.text(random));
                    write(cells, Defect.NONE);
                }
                case NONE, UNKNOWN_SEX, NO_DATE -> fate("kept");
            }
            if (EnumSet.of(Defect.NONE, Defect.UNKNOWN_SEX, Defect.NO_DATE, Defect.REPEATED)
                    .contains(defect)) {
                subjects.put(
                        number,
                        Arrays.asList(
                                defect == Defect.UNKNOWN_SEX ? null : man ? "M" : "F",
                                tenths / 10.0,
                                note,
                                defect == Defect.NO_DATE ? null : (int) seen.toEpochDay()));
            }
        }

        /** A record that is misquoted stands in one line: in several it would break the file. */
        private String text(Defect defect) {
            String any = dialect.text(random);
            return defect == Defect.MISQUOTED ? any.replace('\n', ' ').replace('\r', ' ') : any;
        }

        private void fate(String fate) {
            fates.merge(fate, 1L, Math::addExact);
        }

        private void write(Map<String, String> cells, Defect defect) {
            line(record(columns.stream().map(cells::get).toList(), defect));
        }

        private String record(List<String> texts, Defect defect) {
            var cells = new ArrayList<String>();
            for (String cell : texts) {
                cells.add(dialect.cell(cell, cells.isEmpty(), random));
            }
            if (defect == Defect.SHORT) {
                cells.remove(cells.size() - 1);
            } else if (defect == Defect.LONG) {
                cells.add("more");
            } else if (defect == Defect.MISQUOTED) {
                int at = columns.indexOf("keep");
                cells.set(at, "%1$syes%1$s, no".formatted(dialect.quote()).replace(dialect.delimiter(), '.'));
            }
            return String.join(String.valueOf(dialect.delimiter()), cells) + (trailing ? dialect.delimiter() : "");
        }
    }
}
