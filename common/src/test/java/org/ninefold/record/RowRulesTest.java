package org.ninefold.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.quality.Rule;
import org.ninefold.schema.Field;
import org.ninefold.subject.StandardTable;

class RowRulesTest {

    private static Cell[] held(String table, Object... values) {
        List<Field> fields = StandardTable.of(table).fields();
        var cells = new Cell[fields.size()];
        Arrays.fill(cells, Cell.EMPTY);
        for (int i = 0; i < values.length; i += 2) {
            cells[StandardTable.of(table).place((String) values[i])] = Cell.of("text", values[i + 1]);
        }
        new RowRules(fields).hold(cells);
        return cells;
    }

    private static Rule rule(String table, String field, Object... values) {
        Cell cell = held(table, values)[StandardTable.of(table).place(field)];
        assertThat(cell.value() == null).isEqualTo(cell.rule() != null);
        return cell.rule();
    }

    @Test
    void nothingWasRecordedBefore1900() {
        int first = (int) LocalDate.of(1900, 1, 1).toEpochDay();

        assertThat(rule("subject", "birth_date", "birth_date", first)).isNull();
        assertThat(rule("subject", "birth_date", "birth_date", first - 1)).isEqualTo(Rule.VALUE_IMPLAUSIBLE_DATE);
        assertThat(rule("infusion", "date", "date", (int)
                        LocalDate.of(9999, 12, 31).toEpochDay()))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"PENN, 4,", "PENN, 5, GRADE_SCALE", "LEE_2014, 5,", "ASTCT_2019, 5,", "CTCAE_5, 5,", "PENN, 0,"})
    void aGradeIsOneOfItsScale(String scale, int grade, Rule expected) {
        assertThat(rule("adverse_event", "grade", "scale", scale, "grade", grade))
                .isEqualTo(expected);
    }

    @Test
    void acuteGraftVersusHostDiseaseEndsAtGradeFour() {
        assertThat(rule("event", "grade", "type", "AGVHD", "grade", 5)).isEqualTo(Rule.GRADE_SCALE);
        assertThat(rule("event", "grade", "type", "AGVHD", "grade", 4)).isNull();
    }

    @Test
    void nothingEndsBeforeItBegins() {
        assertThat(rule("adverse_event", "end_date", "onset_date", 10, "end_date", 9))
                .isEqualTo(Rule.DATE_REVERSED);
        assertThat(rule("adverse_event", "end_date", "onset_date", 10, "end_date", 10))
                .isNull();
    }
}
