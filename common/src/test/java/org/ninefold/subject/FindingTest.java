package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

class FindingTest {

    @ParameterizedTest
    @CsvSource({
        "2018-02-30, 9999-99-99",
        "Müller 12b, Aaaaaa 99a",
        "２级, 9x",
        "+3.5e10, +9.9a99",
        "abcdefghijklmnopqrstuvwxyz0123, aaaaaaaaaaaaaaaaaaaaaaaa",
    })
    void shapeHidesEveryLetterAndDigit(String text, String shape) {
        assertThat(Finding.shape(text)).isEqualTo(shape);
    }

    @Test
    void aFindingNamesItsRuleAndFieldAndNeverItsText() {
        Finding cell = Finding.ofCell(Rule.VALUE_DATE, Severity.BLANK, "event", "date", "d_rel", "30.02.2018");

        assertThat(cell.shape()).isEqualTo("99.99.9999");
        assertThat(cell).hasToString("value.date at event.date");
        assertThat(cell.withoutText())
                .isEqualTo(new Finding(Rule.VALUE_DATE, Severity.BLANK, "event", "date", "d_rel", null, null));
        assertThat(cell.with(Severity.REJECT).severity()).isEqualTo(Severity.REJECT);
        assertThat(Finding.shape(null)).isNull();
    }

    @Test
    void aRuleAboutTheWholeRecordRejectsIt() {
        assertThat(Finding.ofRecord(Rule.SUBJECT_ORPHAN))
                .isEqualTo(new Finding(Rule.SUBJECT_ORPHAN, Severity.REJECT, null, null, null, null, null));
    }

    @Test
    void aSeverityThatIsNoneOfTheRulesIsRefused() {
        assertThatThrownBy(() -> Finding.ofField(Rule.SUBJECT_ORPHAN, Severity.WARN, "event", "date"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rule subject.orphan does not warn");
    }
}
