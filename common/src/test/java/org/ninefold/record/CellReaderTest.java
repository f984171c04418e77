package org.ninefold.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.quality.Rule;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.CsvDialect;
import org.ninefold.study.Guards;
import org.ninefold.study.Origin;
import org.ninefold.study.PartialDate;
import org.ninefold.study.Reading;
import org.ninefold.study.Source;
import org.ninefold.study.SourceFormat;
import org.ninefold.study.ValueSource;

class CellReaderTest {
    /** No expressions. */
    static final RowExpressions NO_SQL = new RowExpressions() {
        @Override
        public int place(String expression) {
            throw new IllegalArgumentException(expression);
        }

        @Override
        public Values values(String[] texts) {
            return new Values(0);
        }
    };

    private static final List<String> HEADER = List.of("a", "b", "c");

    @Test
    void codeListsTranslateAndRefuseWhatTheyDoNotKnow() {
        ValueSource sex = column("a", reading(Map.of("男", "M", "女", "F"), null, null, null));

        assertThat(read("subject", "sex", sex, "女").value()).isEqualTo("F");
        assertThat(read("subject", "sex", sex, "F").rule()).isEqualTo(Rule.VALUE_CODE);
        assertThat(read("subject", "sex", sex, "F").value()).isNull();
    }

    @Test
    void vocabularyIsHeldWithoutACodeList() {
        ValueSource plain = column("a", Reading.PLAIN);

        assertThat(read("subject", "sex", plain, "M").value()).isEqualTo("M");
        assertThat(read("subject", "sex", plain, "male").rule()).isEqualTo(Rule.VALUE_VOCABULARY);
    }

    @Test
    void missingTokensAndWhiteSpaceOfAnyScriptSayNothing() {
        ValueSource plain = column("a", Reading.PLAIN);

        assertThat(read("subject", "arm", plain, "未知")).isEqualTo(Cell.EMPTY);
        assertThat(read("subject", "arm", plain, "\u3000\u00a0 ")).isEqualTo(Cell.EMPTY);
        assertThat(read("subject", "arm", plain, "\u3000CART\u00a0").value()).isEqualTo("CART");
    }

    /** 30.8 in tenths of a million is 3.08 exactly, not the double next to it. */
    @ParameterizedTest
    @CsvSource({
        "30.8, 1e5/kg, 3.08",
        "3080000, cells/kg, 3.08",
        "0.308, 1e7/kg, 3.08",
        "3.08, 1e6/kg, 3.08",
        "3.08e0, 1e6/kg, 3.08"
    })
    void unitsConvertWithoutBinaryRounding(String text, String unit, double expected) {
        ValueSource dose = column("a", reading(Map.of(), unit, null, null));

        assertThat(read("infusion", "dose_1e6_per_kg", dose, text).value()).isEqualTo(expected);
    }

    @Test
    void aTotalIsDividedByTheWeight() {
        ValueSource dose = column("a", reading(Map.of(), "1e6", column("b", Reading.PLAIN), null));

        assertThat(read("infusion", "dose_1e6_per_kg", dose, "188.496", "61.2").value())
                .isEqualTo(3.08);
        assertThat(read("infusion", "dose_1e6_per_kg", dose, "188.496", "").rule())
                .isEqualTo(Rule.VALUE_DEPENDENT);
        assertThat(read("infusion", "dose_1e6_per_kg", dose, "188.496", "0").rule())
                .isEqualTo(Rule.VALUE_DEPENDENT);
        assertThat(read("infusion", "dose_1e6_per_kg", dose, "", "61.2")).isEqualTo(Cell.EMPTY);
    }

    @Test
    void monthsBecomeYears() {
        ValueSource age = column("a", reading(Map.of(), "months", null, null));

        assertThat(read("subject", "age_years", age, "288").value()).isEqualTo(24.0);
    }

    @ParameterizedTest
    @CsvSource({"1O, value.number", "12;5, value.number", "121, value.range", "-1, value.range", "1.200.3, value.number"
    })
    void numbersThatAreNoneAreNamed(String text, String rule) {
        assertThat(read("subject", "age_years", column("a", Reading.PLAIN), text)
                        .rule()
                        .id())
                .isEqualTo(rule);
    }

    @Test
    void gradesAreWholeNumbersOfTheirRange() {
        ValueSource grade = column("a", Reading.PLAIN);

        assertThat(read("adverse_event", "grade", grade, "3").value()).isEqualTo(3);
        assertThat(read("adverse_event", "grade", grade, "3.0").value()).isEqualTo(3);
        assertThat(read("adverse_event", "grade", grade, "2.5").rule()).isEqualTo(Rule.VALUE_INTEGER);
        assertThat(read("adverse_event", "grade", grade, "6").rule()).isEqualTo(Rule.VALUE_RANGE);
    }

    @Test
    void decimalCommaIsReadWhereTheSourceSaysSoAndPointsAreThenRefused() {
        Source comma = source(',', null);
        var reader = new CellReader(field("subject", "age_years"), column("a", Reading.PLAIN), comma, HEADER, NO_SQL);

        assertThat(reader.read(texts("24,5")).value()).isEqualTo(24.5);
        assertThat(reader.read(texts("1.234,5")).rule()).isEqualTo(Rule.VALUE_NUMBER);
    }

    @Test
    void daysCountFromAnotherDateAndThatFromAThird() {
        ValueSource infusion = column("c", Reading.PLAIN);
        ValueSource onset = column("b", reading(Map.of(), null, null, infusion));
        ValueSource end = column("a", reading(Map.of(), null, null, onset));

        assertThat(read("adverse_event", "end_date", end, "5", "3", "2018-11-01")
                        .value())
                .isEqualTo((int) java.time.LocalDate.of(2018, 11, 9).toEpochDay());
        assertThat(read("adverse_event", "end_date", end, "5", "", "2018-11-01").rule())
                .isEqualTo(Rule.VALUE_DEPENDENT);
        assertThat(read("adverse_event", "end_date", end, "5.5", "3", "2018-11-01")
                        .rule())
                .isEqualTo(Rule.VALUE_INTEGER);
        assertThat(read("adverse_event", "end_date", end, "5", "3", "2018-02-30")
                        .rule())
                .isEqualTo(Rule.VALUE_DEPENDENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # decimal | thousands | text | value
            , | . | 1.234,5   | 1234.5
            , | . | 1.234     | 1234
            , | . | 1234,5    | 1234.5
            , | . | 1.23      |
            , | . | 12.34.567 |
            . | , | 1,234.5   | 1234.5
            . | , | 1,23      |
            . | , | 1,234,567 | 1234567
            . | '''' | 1'234 | 1234
            . | ' ' | 1\u202f234.5 | 1234.5
            . | ' ' | 12 34    |
            . |     | １２．５  | 12.5
            . |     | ٣        | 3
            . |     | \u22122  | -2
            . |     | 1 234    |
            """)
    void marksOfThousandsStandBetweenGroupsOfThree(char decimal, Character thousands, String text, BigDecimal value) {
        BigDecimal read = new NumberReader(source(decimal, thousands)).read(text);
        if (value == null) {
            assertThat(read).isNull();
        } else {
            assertThat(read).isEqualByComparingTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "II, 2",
        "iv, 4",
        "G2, 2",
        "Grade 3, 3",
        "grad I, 1",
        "Gr. 4, 4",
        "2级, 2",
        "３級, 3",
        "Ⅱ, ",
        "0, 0",
        "3.0, 3",
        "II°, 2",
        "°III, 3",
        "IIII, ",
        "VI, ",
        "6, ",
        "2-3, ",
        ">2, ",
        "none, ",
        "I/II, ",
        "G, ",
        "iix,"
    })
    void gradesAreReadAsPeopleWriteThem(String text, Integer grade) {
        assertThat(NumberReader.grade(text)).isEqualTo(grade);
    }

    @Test
    void aFactorTurnsOneUnitIntoAnother() {
        ValueSource crp = column("a", new Reading(List.of(), null, new TreeMap<>(), null, "10", null, null, null));

        assertThat(read("measurement", "value", crp, "1.23").value()).isEqualTo(12.3);
    }

    @Test
    void lettersAndMarksAreComposed() {
        assertThat(read("subject", "arm", column("a", Reading.PLAIN), "Me\u0301dulaire")
                        .value())
                .isEqualTo("M\u00e9dulaire");
    }

    @Test
    void aDayAfterACompletedDateIsACompletedDate() {
        ValueSource month = column(
                "b", new Reading(List.of("yyyy-MM"), PartialDate.FIRST, new TreeMap<>(), null, null, null, null, null));

        Cell onset =
                read("adverse_event", "onset_date", column("a", reading(Map.of(), null, null, month)), "3", "2018-11");

        assertThat(onset)
                .isEqualTo(
                        Cell.date("3", (int) java.time.LocalDate.of(2018, 11, 4).toEpochDay(), "D+3"));
    }

    private static Cell read(String table, String field, ValueSource value, String... cells) {
        return new CellReader(field(table, field), value, source('.', null), HEADER, NO_SQL).read(texts(cells));
    }

    /** A reader of the first column, without codes. */
    static CellReader reader(String table, String field) {
        return new CellReader(field(table, field), column("a", Reading.PLAIN), source('.', null), HEADER, NO_SQL);
    }

    static Texts texts(String... cells) {
        var padded = new java.util.ArrayList<>(List.of(cells));
        while (padded.size() < HEADER.size()) {
            padded.add("");
        }
        return new Texts(Texts.cleaned(padded, new int[] {0, 1, 2}, Set.of("未知", "NA"), HEADER.size()), NO_SQL);
    }

    private static Field field(String table, String name) {
        return StandardSchema.standard().table(table).field(name);
    }

    private static ValueSource column(String name, Reading reading) {
        return new ValueSource.Column(name, reading);
    }

    private static Reading reading(Map<String, String> codes, String unit, ValueSource perKg, ValueSource daysAfter) {
        return new Reading(List.of(), null, new TreeMap<>(codes), null, null, unit, perKg, daysAfter);
    }

    private static Source source(char decimal, Character thousands) {
        return new Source(
                "patients",
                "patients.csv",
                SourceFormat.CSV,
                new CsvDialect("UTF-8", ';', '"', null, null, 1, null),
                Guards.DEFAULT,
                decimal,
                thousands,
                List.of("", "NA", "未知"),
                new TreeSet<>(),
                List.of(),
                List.of(),
                new Origin("c01.conf", 1, "center.sources.patients"));
    }
}
