package org.ninefold.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardSchemaTest {
    private final StandardSchema schema = StandardSchema.standard();

    static Stream<Table> tables() {
        return StandardSchema.standard().tables();
    }

    @Test
    void tablesAreThoseOfTheContract() {
        assertThat(tables())
                .extracting(Table::name)
                .containsExactly(
                        "subject",
                        "infusion",
                        "response",
                        "event",
                        "adverse_event",
                        "measurement",
                        "adsl",
                        "adtte",
                        "adae",
                        "adnoae",
                        "adrs",
                        "adlb",
                        "admile",
                        "quarantine",
                        "value_tables",
                        "site_risk_tables",
                        "site_curves",
                        "changes",
                        "files",
                        "results",
                        "figures",
                        "curves",
                        "risk_tables",
                        "count_tables",
                        "flow",
                        "quality",
                        "reproduces",
                        "definitions");
    }

    @Test
    void labelsOfAnalysisTablesFitSas() {
        assertThat(schema.adam()).allSatisfy(table -> {
            assertThat(table.name()).hasSizeLessThanOrEqualTo(8);
            assertThat(table.brief().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(40);
            assertThat(table.fields()).allSatisfy(field -> {
                assertThat(field.name()).hasSizeLessThanOrEqualTo(8);
                assertThat(field.brief().getBytes(StandardCharsets.UTF_8))
                        .as(field.name())
                        .hasSizeLessThanOrEqualTo(40);
            });
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyFieldHasALabelAndAType(Table table) {
        assertThat(table.fields()).isNotEmpty().allSatisfy(field -> {
            assertThat(field.type()).isNotNull();
            assertThat(field.label()).isNotBlank().doesNotEndWith(".");
            assertThat(field.name()).matches("[a-z][a-z0-9_]*|[A-Z][A-Z0-9]*");
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyUnitConvertsByADecimalOrAFraction(Table table) {
        assertThat(table.fields()).allSatisfy(field -> assertThat(field.units().values())
                .allMatch(factor -> factor.matches("\\d+(\\.\\d+)?|\\d+/\\d+")));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whatLiftsARequirementIsInTheVocabulary(Table table) {
        assertThat(table.fields()).allSatisfy(field -> field.requiredUnless()
                .forEach((other, values) ->
                        assertThat(table.field(other).vocabulary()).containsAll(values)));
    }

    @Test
    void resultsHaveTheColumnsOfTheContract() {
        assertThat(schema.table("results").fields())
                .extracting(Field::name)
                .containsExactly(
                        "study_id",
                        "analysis",
                        "context",
                        "population",
                        "group1",
                        "group1_level",
                        "group2",
                        "group2_level",
                        "variable",
                        "variable_level",
                        "paramcd",
                        "cause",
                        "time_day",
                        "comparison",
                        "stratum_var",
                        "stat_name",
                        "stat_label",
                        "stat",
                        "stat_chr",
                        "conf_level",
                        "conf_type",
                        "method",
                        "warning",
                        "ard_context",
                        "ard_stat_name",
                        "fmt_fun",
                        "error");
    }

    @Test
    void adttesColumnsAreThoseOfTheContract() {
        assertThat(schema.table("adtte").fields())
                .extracting(Field::name)
                .containsExactly(
                        "STUDYID",
                        "SITEID",
                        "USUBJID",
                        "PARAMCD",
                        "PARAM",
                        "STARTDT",
                        "ADT",
                        "AVAL",
                        "ENTRYDY",
                        "CNSR",
                        "EVNTDESC",
                        "CAUSE",
                        "CNSDTDSC",
                        "SRCDOM",
                        "SRCVAR",
                        "NOTEVAL",
                        "STARTDTF",
                        "ADTF",
                        "ENTRYDTF",
                        "ANL01FL",
                        "STATUS",
                        "AVALU",
                        "SRCSEQ",
                        "STATUSN");
    }

    @Test
    void whatIsKnownAtTheInfusionIsMarked() {
        assertThat(schema.table("adsl").fields())
                .filteredOn(field -> !field.baseline())
                .extracting(Field::name)
                .containsExactly(
                        "NINF",
                        "SCTDT",
                        "CRDT",
                        "CRFL",
                        "BESTRESP",
                        "RELDT",
                        "RELSITE",
                        "RELCD19",
                        "NRDT",
                        "DTHDT",
                        "DTHFL",
                        "DTHCAUS",
                        "LSTALVDT",
                        "LSTASSDT",
                        "NXTTRTDT",
                        "RESPEVAL",
                        "SCTDTF",
                        "CRDTF",
                        "RELDTF",
                        "NRDTF",
                        "DTHDTF",
                        "LSTALVDF",
                        "LSTASSDF",
                        "NXTTRTDF");
    }

    @Test
    void fieldsCarryTheirConstraints() {
        Field date = schema.table("event").field("date");
        assertThat(date.required()).isTrue();
        assertThat(date.requiredUnless()).containsOnlyKeys("type").containsEntry("type", List.of("AGVHD", "CGVHD"));

        Field dose = schema.table("infusion").field("dose_1e6_per_kg");
        assertThat(dose.units())
                .containsEntry("1e5/kg", "0.1")
                .containsEntry("cells", "0.000001")
                .hasSize(10);
        assertThat(dose.maximum()).isEqualTo(10000);

        assertThat(schema.table("subject").field("age_years").units()).containsEntry("months", "1/12");
        assertThat(schema.table("subject").field("sex").vocabulary()).containsExactly("M", "F");
        assertThat(schema.table("risk_tables").field("n").type()).isEqualTo(FieldType.BIGINT);
        assertThat(schema.table("response").field("mrd_sensitivity").decimals()).isEqualTo(9);
        assertThat(schema.table("measurement").field("value").decimals()).isEqualTo(Field.DEFAULT_DECIMALS);
    }

    @Test
    void dictionaryIsTheSameTextEveryTime() {
        assertThat(schema.dictionaryJson()).isEqualTo(schema.dictionaryJson()).endsWith("}\n");
    }

    @Test
    void dictionaryReadAgainGivesTheSameTables() {
        TableGroup read = SchemaReader.parse(schema.dictionaryJson(), "dictionary.json");

        assertThat(read.tables()).isEqualTo(tables().toList());
    }

    @Test
    void anUnknownFieldIsRefusedWithTheFieldsThereAre() {
        assertThatThrownBy(() -> schema.table("reproduces").field("what_for"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The table reproduces has no field what_for; its fields are id, what, printed, computed,"
                        + " agrees, reason.");
    }

    @Test
    void anUnknownTableIsRefusedWithTheTablesThereAre() {
        assertThatThrownBy(() -> schema.table("patients"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The standard schema has no table patients; its tables are subject, infusion,");
    }

    @Test
    void aKeyNamesFieldsOfItsTable() {
        List<Field> fields = new ArrayList<>(schema.table("reproduces").fields());

        assertThatThrownBy(() -> new Table("x", "X", fields, List.of("y")))
                .hasMessage("The key of the table x names y, not a field of it.");
        fields.add(fields.get(0));
        assertThatThrownBy(() -> new Table("x", "X", fields, List.of("id")))
                .hasMessage("The table x names a field twice.");
    }
}
