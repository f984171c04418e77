package org.ninefold.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "CR 22 (71 %)", "Überleben – 生存", "a\\u001b", "1e-4 <= P"})
    void whatSteersNothingStays(String text) {
        assertThat(PlainText.line(text)).isSameAs(text);
    }

    @Test
    void whatSteersATerminalIsShownAsItsNumber() {
        assertThat(PlainText.line("a\u001b[31mb\u0007\u009b\r\n\tc\u202ed\u2028"))
                .isEqualTo("a\\u001b[31mb\\u0007\\u009b\\u000d\\u000a\\u0009c\\u202ed\\u2028");
    }

    @Test
    void severalLinesKeepTheirEndsAndTabs() {
        assertThat(PlainText.lines("a\n\tb\u001bc\r")).isEqualTo("a\n\tb\\u001bc\\u000d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+A1", "-2+3", "@x"})
    void whatASpreadsheetWouldRunStandsBehindAnApostrophe(String text) {
        assertThat(PlainText.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void otherCellsStayAndAreNoFormulasByTheirControls() {
        assertThat(PlainText.cell("CR - 1")).isEqualTo("CR - 1");
        assertThat(PlainText.cell("-1.5e-3")).isEqualTo("-1.5e-3");
        assertThat(PlainText.cell("a\nb")).isEqualTo("a\nb");
        assertThat(PlainText.cell("\t=1")).isEqualTo("\\u0009=1");
        assertThat(PlainText.cell("\r=1")).isEqualTo("\\u000d=1");
        assertThat(PlainText.cell(null)).isNull();
    }
}
