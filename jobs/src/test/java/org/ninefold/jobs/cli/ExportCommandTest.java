package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.Modes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.SmallStudy;

class ExportCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANNA =
            "p1;1980-01-31;f;2018-03-01;2017-05-05;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";

    @TempDir
    private Path folder;

    private static CommandRun export(String form, Path snapshot, Path to) {
        return CommandRun.of("export", "--form", form, "--snapshot", snapshot.toString(), "--to", to.toString());
    }

    private Path exported(String form) {
        CommandRun run = export(form, SampleSnapshot.published().snapshot(), folder);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return folder;
    }

    /** Cells as texts, as DuckDB has them and as JSON has them. */
    private static List<List<String>> published(String table) {
        return SampleSnapshot.published().rows("select * from " + table).stream()
                .map(row -> row.stream().map(ExportCommandTest::text).toList())
                .toList();
    }

    private static String text(Object cell) {
        return cell == null ? null : cell.toString();
    }

    private static List<String> cells(JsonNode row) {
        var cells = new ArrayList<String>();
        row.forEach(cell -> cells.add(
                cell.isNull() ? null : cell.isDouble() ? Double.toString(cell.doubleValue()) : cell.asText()));
        return cells;
    }

    @ParameterizedTest
    @ValueSource(strings = {"adsl", "adtte", "adae", "adnoae", "adrs", "adlb", "admile", "results"})
    void aDatasetHasTheValuesOfItsTable(String table) throws IOException {
        String zone = table.equals("results") ? "aggregate" : "patient";
        List<List<String>> expected = published(table);

        JsonNode dataset = JSON.readTree(
                exported("dataset-json").resolve(zone).resolve(table + ".json").toFile());
        assertThat(dataset.get("rows")).extracting(ExportCommandTest::cells).isEqualTo(expected);
        assertThat(dataset.get("records").asInt()).isEqualTo(expected.size());
        assertThat(dataset.get("columns"))
                .extracting(column -> column.get("name").asText())
                .isEqualTo(SampleSnapshot.published().rows("describe " + table).stream()
                        .map(row -> row.get(0))
                        .toList());

        List<String> lines =
                Files.readAllLines(exported("dataset-ndjson").resolve(zone).resolve(table + ".ndjson"));
        assertThat(lines.subList(1, lines.size()))
                .map(line -> cells(JSON.readTree(line)))
                .isEqualTo(expected);
        JsonNode head = JSON.readTree(lines.get(0));
        assertThat(head.get("columns")).isEqualTo(dataset.get("columns"));
        assertThat(head.has("rows")).isFalse();
    }

    /** In the order that the standard recommends; a time of creation that does not change. */
    @Test
    void aDatasetSaysWhatItIs() throws IOException {
        JsonNode dataset = JSON.readTree(
                exported("dataset-json").resolve("patient/adtte.json").toFile());

        assertThat(dataset.fieldNames())
                .toIterable()
                .containsExactly(
                        "datasetJSONCreationDateTime",
                        "datasetJSONVersion",
                        "fileOID",
                        "originator",
                        "sourceSystem",
                        "studyOID",
                        "itemGroupOID",
                        "records",
                        "name",
                        "label",
                        "columns",
                        "rows");
        assertThat(dataset.get("datasetJSONCreationDateTime").asText()).isEqualTo("2020-06-30T00:00:00");
        assertThat(dataset.get("label").asText()).isEqualTo("Time-to-Event Analysis Dataset");
        assertThat(column(dataset, "ADT"))
                .isEqualTo("{\"itemOID\":\"IT.ADTTE.ADT\",\"name\":\"ADT\",\"label\":\"Analysis Date\","
                        + "\"dataType\":\"date\",\"targetDataType\":\"integer\",\"displayFormat\":\"E8601DA.\"}");
        assertThat(column(dataset, "PARAMCD"))
                .isEqualTo("{\"itemOID\":\"IT.ADTTE.PARAMCD\",\"name\":\"PARAMCD\",\"label\":\"Parameter Code\","
                        + "\"dataType\":\"string\",\"length\":7,\"keySequence\":4}");
    }

    private static String column(JsonNode dataset, String name) {
        for (JsonNode column : dataset.get("columns")) {
            if (column.get("name").asText().equals(name)) {
                return column.toString();
            }
        }
        throw new AssertionError(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataset-json", "dataset-ndjson", "xpt", "cbioportal"})
    void theSameBytesComeOutAgainInTheZonesOfTheSnapshot(String form) throws IOException {
        Path to = folder.resolve("to");
        Path snapshot = SampleSnapshot.published().snapshot();
        SortedMap<String, String> before = hashes(snapshot);

        assertThat(export(form, snapshot, to).exitCode()).isZero();
        SortedMap<String, String> first = hashes(to);
        assertThat(export(form, snapshot, to).exitCode()).isZero();

        assertThat(hashes(to)).isEqualTo(first).hasSizeGreaterThanOrEqualTo(7);
        assertThat(hashes(snapshot)).isEqualTo(before);
        assertThat(Modes.of(to.resolve("patient"))).isEqualTo(0700);
        for (String file : first.keySet()) {
            assertThat(Modes.of(to.resolve(file))).as(file).isEqualTo(file.startsWith("patient/") ? 0600 : 0640);
        }
    }

    private static SortedMap<String, String> hashes(Path folder) throws IOException {
        var hashes = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> hashes.put(folder.relativize(file).toString(), Hashes.of(file)));
        }
        return hashes;
    }

    /** Months and status of the endpoints of one event; no date, no day and no identifier but the pseudonym. */
    @Test
    void aStudyOfCbioportalHasSurvivalInMonths() throws IOException {
        List<String> lines = Files.readAllLines(exported("cbioportal").resolve("patient/data_clinical_patient.txt"));

        assertThat(lines.subList(0, 4)).allMatch(line -> line.startsWith("#"));
        List<String> names = List.of(lines.get(4).split("\t", -1));
        assertThat(names)
                .contains("PATIENT_ID", "SITEID", "AGE", "CRNSCTFL", "OS_STATUS", "OS_MONTHS", "EFSSCT_STATUS")
                .doesNotContain("RELAPSE_STATUS", "TRTSDT", "USUBJID", "DTHDTF");
        int status = names.indexOf("OS_STATUS");
        List<List<String>> rows = lines.subList(5, lines.size()).stream()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        assertThat(rows)
                .map(row -> List.<Object>of(row.get(0), row.get(status), Double.parseDouble(row.get(status + 1))))
                .containsExactlyInAnyOrderElementsOf(SampleSnapshot.published().rows("""
                                select USUBJID, if(CNSR = 0, '1:DECEASED', '0:LIVING'), round(AVAL / 30.4375, 2)
                                from adtte where PARAMCD = 'OS' and ANL01FL = 'Y'"""));
        assertThat(String.join("\n", lines)).doesNotContainPattern("\\d{4}-\\d\\d-\\d\\d");
        assertThat(rows).allMatch(row -> row.size() == names.size());
        assertThat(Files.readAllLines(folder.resolve("patient/data_clinical_sample.txt")))
                .hasSize(5 + 43)
                .endsWith(rows.get(42).get(0) + "\t" + rows.get(42).get(0) + "-S");
        assertThat(folder.resolve("patient/meta_study.txt")).content().contains("cancer_study_identifier: nc9\n");
    }

    @Test
    void whatDoesNotFitIsSaidBeforeAnythingIsWritten() throws IOException {
        SmallStudy study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", SmallStudy.HEADER, List.of(ANNA))
                .extract("c02", SmallStudy.HEADER, List.of());
        Files.writeString(
                study.config(),
                Files.readString(study.config())
                        .replace("id = EFS, label", "id = EVENT_FREE, label")
                        .replace(
                                "populations { ALL = \"true\" }",
                                "populations { ALL { where = \"true\", label = \"Everybody of whom anything at all is known\" },"
                                        + " EVERYBODY = \"true\" }"));
        PoolRun.of(study.config(), folder.resolve("out"), stage -> {});
        Path to = folder.resolve("to");

        CommandRun run = export("xpt", Published.current(folder.resolve("out")).snapshot(), to);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--form: xpt cannot hold the tables of this snapshot; nothing was written\n")
                .contains("adsl.ALLFL: ADaM has labels of at most 40 bytes, found 42; shorten the label in the study\n")
                .contains(
                        "adsl: ADaM has names of at most 8 capital letters, digits and _, a letter first, found EVERYBODYFL;"
                                + " give its population a flag\n")
                .contains("adtte.PARAMCD: ADaM has codes of at most 8 letters, found 10 in EVENT_FREE;"
                        + " give the endpoint a paramcd\n")
                .doesNotContain("p1");
        assertThat(to).doesNotExist();
    }

    @Test
    void aFormThatIsNoneAndAPlaceInASnapshotAreRefused() throws IOException {
        Path snapshot = SampleSnapshot.published().snapshot();

        assertThat(export("sas7bdat", snapshot, folder))
                .returns(2, CommandRun::exitCode)
                .extracting(CommandRun::err)
                .asString()
                .contains("--form: expected one of dataset-json, dataset-ndjson, xpt, cbioportal, found \"sas7bdat\"");
        assertThat(export("xpt", snapshot, snapshot.resolve("aggregate")))
                .returns(2, CommandRun::exitCode)
                .extracting(CommandRun::err)
                .asString()
                .contains("--to: expected a folder outside of every snapshot");
    }

    @Test
    void whatIsNoFolderAndWhatLiesInAnOutputDirectoryAreRefused() throws IOException {
        Path out = SampleSnapshot.copyTo(folder.resolve("copy"));
        Path snapshot = Published.current(out).snapshot();
        Path file = Files.writeString(folder.resolve("file"), "x");

        for (Path in : List.of(out, out.resolve("patient"), out.resolve("snapshots/next"))) {
            assertThat(export("xpt", snapshot, in).err())
                    .contains("--to: expected a folder outside of the output directory, found one in "
                            + out.toRealPath());
        }
        assertThat(export("xpt", snapshot, file.resolve("x")).err())
                .contains("--to: expected a folder, found a file, " + file);
        CommandRun none = CommandRun.of("export", "--form", "xpt", "--snapshot", snapshot.toString(), "--to", "a:b");
        assertThat(none).returns(2, CommandRun::exitCode);
        assertThat(none.err()).contains("--to: expected a folder, found \"a:b\"");
    }

    /** Numbers that are none, or that no form holds, are found before a file is written. */
    @Test
    void numbersThatDoNotFitAreSaid() throws IOException {
        SmallStudy study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", SmallStudy.HEADER, List.of(ANNA))
                .extract("c02", SmallStudy.HEADER, List.of());
        Files.writeString(study.config(), Files.readString(study.config()).replace("populations {", """
                        variables = [
                          { name = NOTNUM, label = "n", type = number, sql = "cast('NaN' as double)" }
                          { name = HUGE, label = "h", type = number, sql = "1e80" }
                          { name = OS_STATUS, label = "s", type = text, sql = "'x'" } ]
                        populations {"""));
        PoolRun.of(study.config(), folder.resolve("out"), stage -> {});
        Path snapshot = Published.current(folder.resolve("out")).snapshot();
        Path to = folder.resolve("to");

        String none =
                "adsl.NOTNUM: expected numbers, found one that is none or infinite; correct the SQL of the variable\n";
        assertThat(export("xpt", snapshot, to).err())
                .contains(none)
                .contains("adsl.HUGE: SAS transport files have numbers from about 5e-79 to 7e75, found another;");
        assertThat(export("dataset-json", snapshot, to).err()).contains(none).doesNotContain("HUGE");
        assertThat(export("cbioportal", snapshot, to).err())
                .contains(none)
                .contains("adtte: cBioPortal would have two columns of OS; give the endpoint another paramcd");
        assertThat(to).doesNotExist();
    }

    @Test
    void changedTablesAreNotExported() throws IOException {
        Path snapshot =
                Published.current(SampleSnapshot.copyTo(folder.resolve("copy"))).snapshot();
        Files.delete(snapshot.resolve("patient/adam/adae/C01-00000.parquet"));

        CommandRun run = export("xpt", snapshot, folder.resolve("to"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("patient/adam/adae/C01-00000.parquet is missing or changed");
        assertThat(folder.resolve("to")).doesNotExist();
        assertThat(Objects.toString(run.out())).isEmpty();
    }
}
