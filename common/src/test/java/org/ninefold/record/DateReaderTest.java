package org.ninefold.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.quality.Rule;
import org.ninefold.study.PartialDate;

class DateReaderTest {

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd, 2018-11-01, 2018-11-01",
        "yyyy年M月d日, 2018年1月9日, 2018-01-09",
        "M/d/yyyy, 2/28/2018, 2018-02-28",
        "dd.MM.yyyy, 01.11.2018, 2018-11-01",
        "yyyyMMdd, 20181101, 2018-11-01",
        "excel-1900, 43405, 2018-11-01",
        "excel-1900, 43405.0, 2018-11-01",
        "excel-1900, 59, 1900-02-28",
        "excel-1900, 61, 1900-03-01",
        "excel-1904, 41943, 2018-11-01",
    })
    void readsADateInItsFormat(String format, String text, String expected) {
        assertThat(new DateReader(List.of(format), null).read(text))
                .isEqualTo(Cell.of(text, (int) LocalDate.parse(expected).toEpochDay()));
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd, 2018-02-30",
        "yyyy-MM-dd, 2018-13-01",
        "yyyy-MM-dd, 2018-11-1",
        "yyyy-MM-dd, 2018-11-01 10:00",
        "M/d/yyyy, 2/30/2018",
        "M/d/yyyy, 28/2/2018",
        "excel-1900, 60",
        "excel-1900, 0",
        "excel-1900, 43405.5",
        "excel-1900, 9999999",
        "excel-1904, x",
    })
    void refusesWhatIsNoDayOfTheCalendar(String format, String text) {
        assertThat(new DateReader(List.of(format), null).read(text)).isEqualTo(Cell.broken(text, Rule.VALUE_DATE));
    }

    @Test
    void readsEveryFormatListed() {
        var reader = new DateReader(List.of("yyyy/M/d", "yyyyMMdd"), null);

        assertThat(reader.read("2018/1/9").value())
                .isEqualTo(reader.read("20180109").value());
        assertThat(reader.read("09.01.2018").rule()).isEqualTo(Rule.VALUE_DATE);
    }

    @Test
    void refusesToChooseBetweenDayAndMonth() {
        var reader = new DateReader(List.of("d/M/yyyy", "M/d/yyyy"), null);

        assertThat(reader.read("3/4/2018").rule()).isEqualTo(Rule.VALUE_DATE_AMBIGUOUS);
        assertThat(reader.read("4/4/2018").value())
                .isEqualTo((int) LocalDate.of(2018, 4, 4).toEpochDay());
        assertThat(reader.read("13/4/2018").value())
                .isEqualTo((int) LocalDate.of(2018, 4, 13).toEpochDay());
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST, 2024-02, 2024-02-01, D",
        "MIDDLE, 2024-02, 2024-02-15, D",
        "LAST, 2024-02, 2024-02-29, D",
        "FIRST, 2024, 2024-01-01, M",
        "MIDDLE, 2024, 2024-07-01, M",
        "LAST, 2024, 2024-12-31, M",
        "LAST, 2024-02-03, 2024-02-03,",
    })
    void completesWhatTheRuleSays(PartialDate rule, String text, String expected, String imputed) {
        assertThat(new DateReader(List.of("yyyy-MM-dd", "yyyy-MM", "yyyy"), rule).read(text))
                .isEqualTo(Cell.date(text, (int) LocalDate.parse(expected).toEpochDay(), imputed));
    }

    @Test
    void readsDigitsOfAnyScript() {
        assertThat(new DateReader(List.of("yyyy年M月d日"), null).read("２０１８年１月９日").value())
                .isEqualTo((int) LocalDate.of(2018, 1, 9).toEpochDay());
    }
}
