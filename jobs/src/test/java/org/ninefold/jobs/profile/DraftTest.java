package org.ninefold.jobs.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.quality.DataGateException;

class DraftTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Patient ID,Date of death,Last seen             | death_date 'Date of death', last_contact_date 'Last seen'",
                "Pat.-Nr.,Todesdatum,Letzter Kontakt            | death_date Todesdatum, last_contact_date 'Letzter Kontakt'",
                "Numéro patient,Date de décès,Dernière nouvelle | death_date 'Date de décès'",
                "Nº paciente,Fecha de fallecimiento,Último contacto | death_date 'Fecha de fallecimiento', last_contact_date 'Último contacto'",
                "Codice paziente,Data del decesso,Ultimo controllo | death_date 'Data del decesso', last_contact_date 'Ultimo controllo'",
                "患者编号,死亡日期,末次随访                      | death_date 死亡日期, last_contact_date 末次随访",
                "ID do doente,Data do óbito,Último contato       | death_date 'Data do óbito', last_contact_date 'Último contato'"
            })
    void namesOfColumnsAreKnownInManyLanguages(String header, String expected) {
        String draft = Drafts.of(folder, header + "\n1,2019-03-17,2019-03-17\n2,2019-05-19,2019-05-19\n");

        for (String field : expected.split(", ", -1)) {
            String[] parts = field.split(" ", 2);
            assertThat(draft).contains("confirm-" + parts[0] + " { column = \"" + parts[1].replace("'", "") + "\" }");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dose (x10^5/kg)      | , unit = \"1e5/kg\"",
                "Dosis [1e6/kg]       | , unit = \"1e6/kg\"",
                "Dose 10⁷/kg          | , unit = \"1e7/kg\"",
                "cells_per_kg         | , unit = \"cells/kg\"",
                "剂量(×10^8/kg)        | , unit = \"1e8/kg\"",
                "Dosis                | , unit = \"?\""
            })
    void unitsStandInNamesOfColumns(String column, String unit) {
        String draft = Drafts.of(folder, "patient,infusion," + column + "\n1,2019-03-17,2.5\n2,2019-05-19,3\n");

        assertThat(draft).contains("confirm-dose_1e6_per_kg { column = \"" + column + "\"" + unit + " }");
    }

    @Test
    void aTotalIsDividedByTheWeight() {
        String draft = Drafts.of(
                folder, "patient,infusion,cells total (1e6),weight kg\n1,2019-03-17,200,70\n2,2019-05-19,300,80\n");

        assertThat(draft)
                .contains(
                        "confirm-dose_1e6_per_kg { column = \"cells total (1e6)\", unit = \"1e6\", per-kg { column = \"weight kg\" } }");
    }

    @Test
    void dayOrMonthFirstIsAskedWhereNothingTells() {
        String draft = Drafts.of(folder, "patient;birth date\n1;03/04/1980\n2;05/06/1990\n");

        assertThat(draft)
                .contains("          # 2 of 2 filled; dd/MM/yyyy and MM/dd/yyyy fit all 2: ask the centre\n"
                        + "          confirm-birth_date { column = \"birth date\", format = \"?\" }");
    }

    @Test
    void dayOrMonthFirstIsToldByTheOtherDatesOfTheFile() {
        String draft = Drafts.of(
                folder, "patient;birth date;infusion date\n1;03/04/1980;04/25/2018\n2;05/06/1990;05/30/2018\n");

        assertThat(draft)
                .contains("dd/MM/yyyy and MM/dd/yyyy fit all 2; 2 dates of other columns fit the one chosen only\n"
                        + "          confirm-birth_date { column = \"birth date\", format = \"MM/dd/yyyy\" }");
    }

    @Test
    void theOrderOfTheFileHoldsForEveryFormatOfAColumn() {
        String draft = Drafts.of(
                folder, "patient;birth date;infusion date\n1;03/04/1980;04/25/2018\n2;05-06-1990;05/30/2018\n");

        assertThat(draft).contains("{ column = \"birth date\", format = [\"MM/dd/yyyy\", \"MM-dd-yyyy\"] }");
    }

    @Test
    void swappedDaysAndMonthsAreCountedNotAccepted() {
        String draft = Drafts.of(
                folder,
                "patient;infusion date\n1;25/04/2018\n2;30/05/2018\n3;27/05/2018\n4;26/05/2018\n5;05/31/2018\n");

        assertThat(draft)
                .contains("# 5 of 5 filled; 1 not a date in this format; 4 can only be day first, 1 only month first\n")
                .contains("confirm-date { column = \"infusion date\", format = \"dd/MM/yyyy\" }");
    }

    @Test
    void severalFormatsOfOneColumnAreListedWithTheirCounts() {
        String draft = Drafts.of(folder, "patient;infusion date\n1;2018-04-25\n2;2018-05-30\n3;20180527\n");

        assertThat(draft)
                .contains("# 3 of 3 filled; 2 fit yyyy-MM-dd; 1 fit yyyyMMdd\n")
                .contains("format = [\"yyyy-MM-dd\", \"yyyyMMdd\"]");
    }

    @Test
    void theDecimalMarkIsCounted() {
        assertThat(Drafts.of(folder, "patient;infusion;dose\n1;2018-04-25;1,5\n2;2018-05-30;2,5\n"))
                .contains("      decimal = \",\" # 2 numbers with a comma, 0 with a point\n");
        assertThat(Drafts.of(folder, "patient;infusion;dose\n1;2018-04-25;1,5\n2;2018-05-30;2.5\n"))
                .contains("      confirm-decimal = \",\" # 1 numbers with a comma, 1 with a point\n");
    }

    @Test
    void anUndeterminedEncodingIsAGuessWithItsAlternatives() {
        String draft = Drafts.of(
                folder,
                "Patient;Geschlecht;Rückfalldatum\n1;weiblich;2018-04-25\n2;männlich;2018-05-30\n",
                Charset.forName("windows-1252"),
                null);

        assertThat(draft).contains("""
                              confirm-encoding = windows-1252 # undetermined: not UTF-8, the likeliest that decodes every byte
                              #   or ISO-8859-1, which reads the columns' names alike
                        """).contains("column = \"Rückfalldatum\"");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "GB18030", "windows-1251"})
    void encodingsAreGuessedFromTheirBytes(String encoding) {
        String russian = "Пациент;Отделение;Примечание\n1;гематология;повторная госпитализация после трансплантации\n";
        String chinese = "患者编号;性别;备注\n1;男;白血病复发后回输\n2;女;完全缓解\n";
        String text = encoding.equals("windows-1251") ? russian : chinese;

        assertThat(Drafts.of(folder, text, Charset.forName(encoding), null))
                .contains("      confirm-encoding = " + encoding + " # undetermined")
                .contains(text.substring(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, all bytes decode, 1", "UTF-16, byte order mark, "})
    void aDeterminedEncodingIsNoGuess(String encoding, String evidence) {
        String draft =
                Drafts.of(folder, "patient,rückfall\n1,2018-04-25\n2,2018-05-30\n", Charset.forName(encoding), null);

        assertThat(draft).contains("      encoding = " + encoding + " # " + evidence);
    }

    @Test
    void aSignIsNoMissingTokenInAColumnOfSigns() {
        String draft = Drafts.of(folder, "patient,Ph,relapse\n1,-,2018-04-25\n2,+,-\n3,-,2018-05-30\n4,NA,\n");

        assertThat(draft).contains("      confirm-missing = [\"\", \"NA\"]\n");
    }

    @Test
    void aTokenForNoValueIsFoundAmongDates() {
        String draft = Drafts.of(folder, "patient,relapse\n1,2018-04-25\n2,-\n3,2018-05-30\n");

        assertThat(draft).contains("      confirm-missing = [\"\", \"-\"]\n");
    }

    @Test
    void aDataDictionaryGivesLabelsCodesAndTypes() {
        String dictionary = """
                "Variable / Field Name","Form Name","Field Type","Field Label","Choices, Calculations, OR Slider Labels","Text Validation Type OR Show Slider Number","Identifier?"
                record_id,base,text,Record ID,,,y
                v1,base,radio,"<b>Sex</b>","1, Male | 2, Female",,
                v2,base,dropdown,"Best response","1, CR | 2, PR | 3, No response | 9, Not assessed",,
                v3,base,yesno,"Patient deceased?",,,
                v4,base,text,"Date of CAR-T infusion",,date_dmy,
                v5,base,text,"Date of relapse",,date_dmy,
                """;
        String draft = Drafts.of(
                folder,
                "record_id,v1,v2,v3,v4,v5\n1,1,1,0,2018-04-25,\n2,2,3,1,2018-05-30,\n",
                StandardCharsets.UTF_8,
                dictionary);

        assertThat(draft)
                .contains("confirm-subject_id { column = \"record_id\" }")
                .contains("confirm-sex { column = \"v1\", codes { \"1\" = M, \"2\" = F } }")
                .contains(
                        "confirm-response { column = \"v2\", codes { \"1\" = CR, \"2\" = PR, \"3\" = NR, \"9\" = \"?\" } }")
                .contains("confirm-vital_status { column = \"v3\", codes { \"1\" = DEAD, \"0\" = ALIVE } }")
                .contains("confirm-date { column = \"v4\" }")
                .contains("confirm-date { column = \"v5\" } # empty in 2 records");
    }

    @Test
    void filesOfTheSameColumnsAreOneSource() throws IOException {
        Path first = folder.resolve("export_2018.csv");
        Path second = folder.resolve("export_2019.csv");
        Files.writeString(first, "patient,infusion\n1,2018-04-25\n");
        Files.writeString(second, "patient,infusion\n2,2019-04-25\n");

        assertThat(Draft.of("C10", List.of(first, second), null, folder))
                .contains("    export {\n      path = \"export_*.csv\" # relative to study.data-root; 2 records\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | is empty; deliver it again",
                "'just one\ncolumn\n'   | has no names of columns in its first line: expected at least two names, found one cell; add a line of names, or remove what stands above it",
                "'17,2018-04-25,NR\n'   | has no names of columns in its first line: expected at least two names, found 2 of 3 cells that are numbers or dates; add a line of names, or remove what stands above it",
                "'patient,,age\n1,2,3\n' | has no name for its column 2; name every column",
                "'a,b,A\n1,2,3\n'       | names its column 3 as an earlier one; rename one of them, or add the header line"
            })
    void aFileWithoutNamesOfColumnsIsRefused(String text, String sentence) {
        assertThatThrownBy(() -> Drafts.of(folder, text))
                .isInstanceOfSatisfying(DataGateException.class, refused -> assertThat(refused.sentences())
                        .containsExactly(folder.resolve("c10/patients.csv") + " " + sentence));
    }

    @Test
    void damagedFilesAreRefusedAllAtOnce() throws IOException {
        Path parquet = Files.writeString(folder.resolve("a.parquet"), "PAR1 and no more");
        Path gzip = Files.write(folder.resolve("b.csv.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0});
        Path nul = Files.writeString(folder.resolve("c.csv"), "patient,age\n1,\0\n");

        assertThatThrownBy(() -> Draft.of("C10", List.of(parquet, gzip, nul), null, folder))
                .isInstanceOfSatisfying(DataGateException.class, refused -> assertThat(refused.sentences())
                        .containsExactly(
                                parquet + " is not a whole Parquet file; deliver it again",
                                gzip + " is damaged or cut off as gzip; deliver it again",
                                nul + " is in no encoding known here, or not a text; ask the centre how it was written,"
                                        + " or have it delivered as UTF-8 or Parquet"));
    }

    @Test
    void namesThatOverlapStillMatchTheirGlob() throws IOException {
        Path first = Files.writeString(folder.resolve("ab.csv"), "patient,infusion\n1,2018-04-25\n");
        Path second = Files.writeString(folder.resolve("aab.csv"), "patient,infusion\n2,2019-04-25\n");

        assertThat(Draft.of("C10", List.of(first, second), null, folder)).contains("path = \"a*b.csv\"");
    }

    @Test
    void momentsAreReadAsDays() {
        assertThat(Drafts.of(folder, "patient,infusion\n1,2018-04-25T08:00:00Z\n2,2018-05-30T09:00:00Z\n"))
                .contains("confirm-date { column = \"infusion\", format = \"yyyy-MM-dd'T'HH:mm:ss'Z'\" }");
    }

    @Test
    void whatIsNoDataDictionaryIsRefused() {
        assertThatThrownBy(() -> Drafts.of(folder, "patient,age\n1,2\n", StandardCharsets.UTF_8, "a,b\n1,2\n"))
                .isInstanceOfSatisfying(DataGateException.class, refused -> assertThat(refused.sentences())
                        .containsExactly(folder.resolve("dictionary.csv")
                                + " is not a REDCap data dictionary: expected columns \"Variable / Field Name\" and"
                                + " \"Field Label\"; export it from REDCap as CSV and give that file"));
    }
}
