package org.ninefold.jobs.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a draft shows of the patients. */
class DraftPrivacyTest {
    @TempDir
    private Path folder;

    @Test
    void aValueOfFivePatientsIsShownAndOneOfFourIsCounted() {
        String draft = Drafts.of(folder, table("sex", 5, "female", 4, "male", 1, "canary"));

        assertThat(draft)
                .contains("confirm-sex { column = \"sex\", codes { \"female\" = F } }")
                .contains("# 10 of 10 filled; 2 further values, each of fewer than 5 patients: see them in your file")
                .doesNotContain("\"male\"")
                .doesNotContain("canary");
    }

    @Test
    void fiveRecordsOfOnePatientAreOnePatient() {
        String rows = IntStream.range(0, 12)
                .mapToObj(i -> "K%d,%s\n".formatted(Math.max(1, i - 5), i < 6 ? "canary" : "CRS"))
                .reduce("", String::concat);

        assertThat(Drafts.of(folder, "patient,toxicity,grade\n" + rows.replace("\n", ",1\n")))
                .contains("codes { \"CRS\" = CRS }")
                .doesNotContain("canary");
    }

    @Test
    void withoutAColumnThatTellsPatientsApartNoValueIsShown() {
        assertThat(Drafts.of(
                        folder,
                        table("sex", 9, "canary", 9, "female", 9, "male").replace("patient,", "remark,")))
                .contains("confirm-subject_id { column = \"?\" }")
                .contains("confirm-sex { column = \"sex\", codes { } }")
                .doesNotContain("canary")
                .doesNotContain("\"female\"");
    }

    @Test
    void identifyingColumnsAndDatesShowNoValueHoweverOftenItRecurs() {
        String draft = Drafts.of(folder, table("Name of the patient's sex", 9, "canary", 9, "female"));
        assertThat(draft).doesNotContain("canary").doesNotContain("\"female\"");
        assertThat(Drafts.of(folder, table("infusion date", 9, "2018-04-25", 9, "2018-05-30")))
                .contains("confirm-date { column = \"infusion date\" }")
                .doesNotContain("2018-0");
        assertThat(Drafts.of(
                        folder,
                        table("sex", 9, "canary", 9, "female"),
                        StandardCharsets.UTF_8,
                        "field_name,field_label,identifier\nsex,Sex,y\n"))
                .doesNotContain("canary")
                .doesNotContain("\"female\"");
    }

    @Test
    void columnsThatAreNotTakenAndTextsAsRecordedShowNoValue() {
        String draft =
                Drafts.of(folder, table("ward", 9, "canary", 9, "canary2") + table("cause of death", 9, "canary"));

        assertThat(draft).contains("# not taken: \"ward\" (text)").doesNotContain("canary");
        assertThat(Drafts.of(folder, table("cause of death", 9, "canary", 9, "canary2")))
                .contains("confirm-death_cause { column = \"cause of death\" }")
                .doesNotContain("canary");
    }

    @Test
    void noCellOfAFileOfUniqueCellsIsShown() {
        String header =
                "patient no,name,sex,born,ph,disease status,infusion,dose,response,relapse,relapse site,crs,icans,died";
        int width = header.split(",", -1).length;
        String rows = IntStream.range(0, 30)
                .mapToObj(row -> IntStream.range(0, width)
                        .mapToObj(column -> "canary" + row + "x" + column)
                        .reduce((a, b) -> a + "," + b)
                        .orElseThrow())
                .reduce("", (a, b) -> a + "\n" + b);

        assertThat(Drafts.of(folder, header + rows))
                .contains("column = \"patient no\"")
                .doesNotContain("canary");
    }

    /** A patient a row; a column with so many times each value. */
    private static String table(String column, Object... timesAndValues) {
        var rows = new StringBuilder("patient," + column + ",age\n");
        int row = 0;
        for (int i = 0; i < timesAndValues.length; i += 2) {
            String value = (String) timesAndValues[i + 1];
            for (String each : Stream.generate(() -> value)
                    .limit((Integer) timesAndValues[i])
                    .toList()) {
                rows.append("K%d,%s,%d\n".formatted(row, each, 20 + row++));
            }
        }
        return rows.toString();
    }
}
