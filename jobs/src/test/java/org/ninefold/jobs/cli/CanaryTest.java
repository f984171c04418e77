package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;

/**
 * Every cell of a centre's file is a token that nothing else says. Whatever a run does, no token is heard outside the
 * patients' tables, and a subject's number not even there.
 */
class CanaryTest {
    private static final int SUBJECTS = 7;

    @TempDir
    private Path folder;

    private final List<String> tokens = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Heard heard = new Heard();
    private SmallStudy study;
    private Path out;

    /** All that reaches the log, with the texts of exceptions. */
    private static final class Heard extends AbstractAppender {
        private final StringBuilder text = new StringBuilder();

        Heard() {
            super("canary", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public synchronized void append(LogEvent event) {
            text.append(event.getMessage().getFormattedMessage()).append('\n');
            for (Throwable thrown = event.getThrown(); thrown != null; thrown = thrown.getCause()) {
                text.append(thrown).append('\n');
            }
        }
    }

    @BeforeEach
    void listen() {
        heard.start();
        ((Logger) LogManager.getRootLogger()).addAppender(heard);
        out = folder.resolve("out");
        for (int i = 0; i < SUBJECTS; i++) {
            lines.add(line(i));
        }
        study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", SmallStudy.HEADER, lines)
                .extract("c02", "b1;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;");
    }

    @AfterEach
    void stopListening() {
        ((Logger) LogManager.getRootLogger()).removeAppender(heard);
        heard.stop();
    }

    /** A subject whose cells are found nowhere else; codes and grades of some are what the centre alone writes. */
    private String line(int i) {
        var cells = new ArrayList<String>();
        for (String column : SmallStudy.HEADER.split(";", -1)) {
            int place = cells.size();
            String token =
                    switch (column) {
                        case "id", "remark" -> "Kq%sx%d7Zy".formatted(column, i);
                        case "sex" -> i == 0 ? "KqSexual7" : "f";
                        case "answer" -> i == 1 ? "KqAnswer7" : "CR";
                        case "crs" -> i == 2 ? "KqGrade7" : "3";
                        case "died" -> i == 3 ? "1987-02-30" : i == 4 ? "1917-04-05" : "";
                        case "relapse" -> i == 5 ? "1987-02-31" : i == 4 ? "1917-04-05" : "";
                        default ->
                            LocalDate.of(1951, 3, 4)
                                    .plusDays(391L * place + 17L * i)
                                    .toString();
                    };
            cells.add(token);
            if (token.length() > 2 && !tokens.contains(token)) {
                tokens.add(token);
            }
            if (column.equals("id")) {
                numbers.add(token);
            }
        }
        return String.join(";", cells);
    }

    private CommandRun run(int exitCode, String command, String... more) {
        var arguments =
                new ArrayList<>(List.of(command, "--config", study.config().toString(), "--out", out.toString()));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        silent("standard output", run.out());
        silent("standard error", run.err());
        silent("the log", heard.text.toString());
        runRecordsAreSilent();
        return run;
    }

    private void runRecordsAreSilent() {
        if (Files.exists(out.resolve("runs"))) {
            try (Stream<Path> records = Files.list(out.resolve("runs"))) {
                for (Path record : records.toList()) {
                    silent("the record of the run", Files.readString(record));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private void silent(String where, String text) {
        assertThat(tokens)
                .as("tokens heard in " + where)
                .filteredOn(text::contains)
                .isEmpty();
        assertThat(tokens)
                .as("tokens heard in " + where)
                .filteredOn(token -> text.toLowerCase(Locale.ROOT).contains(token.toLowerCase(Locale.ROOT)))
                .isEmpty();
    }

    private void change(String file, UnaryOperator<String> change) throws IOException {
        Path path = folder.resolve("study").resolve(file);
        String before = Files.readString(path);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(path, after);
    }

    /** SQL that fails on each record, with the cell in Spark's message. */
    private void failingSql() throws IOException {
        change(
                "c01.conf",
                text -> text.replace("birth_date {", "age_years { sql = \"cast(remark as int)\" }, birth_date {"));
    }

    @Test
    void aRunThatGoesWellTellsNothing() throws IOException {
        failingSql();
        change("study.conf", text -> text.replace("cutoff", "gates { rejected = warn }, cutoff"));
        run(0, "pool", "--log-format", "json");

        Published published = Published.current(out);
        assertThat(published.rows("select rule from quality where site_id = 'C01'"))
                .contains(
                        List.of("value.sql"),
                        List.of("value.code"),
                        List.of("value.vocabulary"),
                        List.of("value.date"));
        assertThat(published.files()).contains("aggregate/report.html", "patient/report.html");
        assertThat(Files.readString(published.snapshot().resolve("aggregate/report.html")))
                .as("pseudonyms stay with the patients")
                .doesNotContainPattern("C0[12]-[0-9a-f]{20}");
        for (String file : published.files()) {
            if (!file.endsWith(".parquet")) {
                silent(
                        file,
                        new String(Files.readAllBytes(published.snapshot().resolve(file)), StandardCharsets.UTF_8));
            } else {
                String table = published
                        .rows("select * from read_parquet('%s')"
                                .formatted(published.snapshot().resolve(file)))
                        .toString();
                boolean ofPatients = file.startsWith("patient/harmonized/") || file.startsWith("patient/adam/");
                if (!ofPatients) {
                    silent(file, table);
                }
                assertThat(numbers).as("subjects' numbers in " + file).noneMatch(table::contains);
            }
        }
        assertThat(published.rows("select count(distinct subject_id) from subject where site_id = 'C01'"))
                .as("subjects are known by pseudonyms")
                .isNotEqualTo(List.of(List.of(0L)));
        assertThat(Files.readString(published.snapshot().resolve("MANIFEST.json")))
                .contains("\"key\" : \"demo\"");
    }

    @Test
    void aCheckTellsNothingEither() throws IOException {
        failingSql();
        Path pages = folder.resolve("pages");
        assertThat(run(0, "check", "--html", pages.toString(), "--center", "C01")
                        .out())
                .contains("value.sql", "value.code", "value.date");
        silent("the page", Files.readString(pages.resolve("C01.html")));
        run(0, "check", "--json");
    }

    /** In the header's reach the file is refused before anything is read, far below it while the records are read. */
    @Test
    void brokenBytesTellNothing() throws IOException {
        breakTheLastLine();
        assertThat(run(3, "check").out()).contains("undecodable bytes in line 8");

        study.extract("c01", SmallStudy.HEADER, Collections.nCopies(1_000, String.join("\n", lines)));
        breakTheLastLine();
        assertThat(run(3, "pool").err()).contains("undecodable bytes in line 7001");
        assertThat(run(3, "check").out()).contains("Refusal     C01: c01.csv is not UTF-8");
    }

    private void breakTheLastLine() throws IOException {
        Path file = folder.resolve("study/data/c01.csv");
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length - 4] = (byte) 0xC3;
        Files.write(file, whole);
    }

    @Test
    void aStudyWhoseSqlFailsTellsNothing() throws IOException {
        change("c01.conf", text -> text.replace("birth_date {", "arm { column = remark }, birth_date {"));
        change("study.conf", text -> text.replace("CRFL = 'Y'", "cast(ARM as int) = 1"));
        assertThat(run(2, "pool", "--log-format", "json").err()).contains("CAST_INVALID_INPUT");
    }

    @Test
    void aConditionThatFailsRejectsItsRecordAndTellsNothing() throws IOException {
        tokens.add("KqWhere7");
        study.extract("c02", "b1;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;KqWhere7");
        change(
                "c01.conf",
                text -> text.replace(
                        "missing =", "filters = [{ reason = young, where = \"cast(remark as int) > 0\" }], missing ="));
        change(
                "c02.conf",
                text -> text.replace(
                        "event = [{ from = patients,",
                        "event = [{ from = patients, where = \"cast(remark as int) > 0\","));
        assertThat(run(3, "check").out().lines().map(String::strip))
                .containsSubsequence(
                        "C01 · Centre C01: 0 subjects, 7 records read = 0 kept + 0 filtered + 7 quarantined + 0 duplicate",
                        "7 × reject value.sql at record",
                        "C02 · Centre C02: 0 subjects, 1 records read = 0 kept + 0 filtered + 1 quarantined + 0 duplicate",
                        "1 × reject value.sql at record");
    }

    @Test
    void aMappingThatDoesNotFitTellsNothing() throws IOException {
        change("c01.conf", text -> text.replace("column = seen", "column = sehen")
                .replace("column = infused", "column = cast"));
        assertThat(run(2, "pool").err()).contains("column \"sehen\" is not among the 13 of c01.csv");
    }

    @Test
    void aFileWithoutAHeaderIsNotTakenForOne() {
        study.extract("c01", lines.get(4), lines);
        assertThat(run(3, "pool").err()).contains("has a number or a date as the name of its column 2");

        String words = "KqFirst1;KqFirst2;KqFirst3;KqFirst4;KqFirst5;KqFirst6;KqFirst7;KqFirst8;KqFirst9;";
        for (int i = 1; i < 10; i++) {
            tokens.add("KqFirst" + i);
        }
        tokens.addAll(List.of("KqLast1", "KqLast2", "KqLast3"));
        study.extract("c01", words + "KqLast1;KqLast2;KqFirst1;KqLast3", lines);
        assertThat(run(3, "pool").err()).contains("names its column 12 as an earlier one");

        study.extract("c01", words + "KqLast1;KqLast2;word;KqLast3", lines);
        assertThat(run(2, "pool").err())
                .contains("expected a header in c01.csv with the columns that the mappings name, found none of them");
    }

    @Test
    void tooManyRejectedRecordsTellNothing() throws IOException {
        change("c01.conf", text -> text.replace("date { column = infused }", "date { column = remark }"));
        assertThat(run(3, "pool", "--log-format", "json").err()).contains("C01: 7 of 7 records rejected");
    }

    @Test
    void theFixtureHasATokenForEveryColumn() {
        assertThat(tokens).doesNotHaveDuplicates().hasSizeGreaterThan(SUBJECTS * 8);
    }
}
