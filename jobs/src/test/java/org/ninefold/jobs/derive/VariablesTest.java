package org.ninefold.jobs.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.jobs.spark.CatalystRows;
import org.ninefold.jobs.spark.RowSql;
import org.ninefold.jobs.spark.SqlPlan;
import org.ninefold.schema.FieldType;
import org.ninefold.study.Origin;
import org.ninefold.study.RowSummary;
import org.ninefold.study.Variable;

/** What is taken of a subject's measurements: IL-6 on days 1, 3 and 5 and without a date, CRP once. */
class VariablesTest {
    private static final String ROWS = """
            array(
              named_struct('test', 'IL6', 'date', date'2020-01-04', 'value', 80.5D, 'unit', 'pg/mL'),
              named_struct('test', 'IL6', 'date', date'2020-01-02', 'value', 10.0D, 'unit', 'pg/mL'),
              named_struct('test', 'IL6', 'date', date'2020-01-06', 'value', 80.5D, 'unit', 'pg/mL'),
              named_struct('test', 'IL6', 'date', cast(null as date), 'value', 40.0D, 'unit', 'pg/mL'),
              named_struct('test', 'CRP', 'date', date'2020-01-03', 'value', cast(null as double), 'unit', 'mg/L')
            ) as c_measurement""";

    @ParameterizedTest(name = "{0} of {1} by {2} where {3}")
    @CsvSource({
        "MIN, value, , test = 'IL6', 10.0",
        "MAX, value, , test = 'IL6', 80.5",
        "MAX, day, , test = 'IL6', 5.0",
        "SUM, value, , test = 'IL6', 211.0",
        "MEAN, value, , test = 'IL6', 52.75",
        "COUNT, , , test = 'IL6', 4.0",
        "COUNT, , , test = 'LDH', 0.0",
        "COUNT, , , , 5.0",
        "FIRST, value, , test = 'IL6', 10.0",
        "LAST, value, , test = 'IL6', 80.5",
        "AT_MAX, day, value, test = 'IL6', 3.0",
        "AT_MIN, day, value, test = 'IL6', 1.0",
        "AT_MAX, value, -value, test = 'IL6', 10.0",
        "MAX, value, , test = 'CRP', ",
        "SUM, value, , test = 'CRP', ",
        "MEAN, value, , test = 'CRP', ",
        "FIRST, value, , test = 'LDH', ",
        "LAST, value, , test = 'LDH', ",
        "AT_MAX, day, value, test = 'CRP', ",
        "MAX, value, , 'date > date_add(TRTSDT, 4)', 80.5",
        "COUNT, , , lower(test) = 'il6' and day between 1 and 3, 2.0",
    })
    void oneValueOfSeveralRows(RowSummary take, String of, String by, String where, Double expected) {
        assertThat(value(take, FieldType.NUMBER, where, of, by)).isEqualTo(expected);
    }

    @Test
    void aFlagSaysWhetherThereIsARow() {
        assertThat(value(RowSummary.ANY, FieldType.STRING, "test = 'CRP'", null, null))
                .isEqualTo("Y");
        assertThat(value(RowSummary.ANY, FieldType.STRING, "test = 'LDH'", null, null))
                .isNull();
    }

    /** A string that is called as a column, a function of that name, a field of a struct are none. */
    @Test
    void onlyColumnsAreTakenFromTheRow() {
        assertThat(value(RowSummary.COUNT, FieldType.NUMBER, "unit = 'value' or test = 'day'", null, null))
                .isEqualTo(0.0);
        assertThat(value(
                        RowSummary.MAX,
                        FieldType.NUMBER,
                        "named_struct('value', 1).value = 1 and day(date) = 4",
                        "`value`",
                        null))
                .isEqualTo(80.5);
    }

    private static Object value(RowSummary take, FieldType type, String where, String of, String by) {
        var rows = new Variable.Rows("measurement", where, take, of, by);
        var variable = new Variable("V", "V", type, rows, null, null, new Origin("study.conf", 1, "study"));
        SqlPlan plan = SqlPlan.over(new StructType())
                .with("date'2020-01-01' as TRTSDT")
                .with(ROWS)
                .select(List.of(Variables.sql(variable) + " as v"));
        return CatalystRows.plain(RowSql.of(plan).values(new Object[0])[0]);
    }
}
