package org.ninefold.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ninefold.subject.CleanText;

/** Quick ways of reading give what the slow ones give. */
class QuickWaysTest {
    private static final List<String> FORMATS = List.of(
            "yyyy-MM-dd",
            "dd.MM.yyyy",
            "d.M.yyyy",
            "M/d/yyyy",
            "yyyy/M/d",
            "yyyyMMdd",
            "ddMMyyyy",
            "yyyy年M月d日",
            "yyyyMM dd",
            "yyyy M d");

    @Property(tries = 5000)
    void aPlainDateIsTheDayThatTheFormatterReads(@ForAll("formats") String format, @ForAll("dates") String text) {
        int day = PlainDate.of(format).orElseThrow().epochDay(text);

        if (day != PlainDate.NONE) {
            assertThat(LocalDate.ofEpochDay(day)).isEqualTo(byFormatter(format, text));
        }
    }

    @Property
    void aDateWrittenInItsPlainFormatIsReadTheQuickWay(
            @ForAll("formats") String format, @ForAll("days") LocalDate day) {
        String text = day.format(DateTimeFormatter.ofPattern(format, Locale.ROOT));

        assertThat(PlainDate.of(format).orElseThrow().epochDay(text)).isEqualTo((int) day.toEpochDay());
    }

    @Example
    void formatsThatAreNotPlainAreLeftToTheFormatter() {
        assertThat(List.of(
                        "yyyy-MM",
                        "yyyy",
                        "yyMMdd",
                        "dd-MMM-yyyy",
                        "yyyyMMd",
                        "yyyyMdd",
                        "Mddyyyy",
                        "yyyy[-MM[-dd]]",
                        "yyyy-MM-dd'T'",
                        "MM/dd/MM",
                        "yyyyy-MM-dd"))
                .allMatch(format -> PlainDate.of(format).isEmpty());
    }

    @Property
    void aTextIsComposedAsTheNormalizerDoesIt(@ForAll("letters") String text) {
        assertThat(CleanText.composed(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    private static LocalDate byFormatter(String format, String text) {
        try {
            return LocalDate.parse(
                    text,
                    DateTimeFormatter.ofPattern(format.replace('y', 'u'), Locale.ROOT)
                            .withResolverStyle(ResolverStyle.STRICT));
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of(FORMATS);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-25_567, 60_000).map(LocalDate::ofEpochDay);
    }

    /** Days in any of the formats, impossible ones too, with a sign put in, taken away or changed. */
    @Provide
    Arbitrary<String> dates() {
        Arbitrary<String> written = Combinators.combine(
                        Arbitraries.of(FORMATS),
                        Arbitraries.integers().between(0, 2100),
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.integers().between(0, 33))
                .as((format, year, month, day) -> format.replace("yyyy", "%04d".formatted(year))
                        .replace("MM", "%02d".formatted(month))
                        .replace("dd", "%02d".formatted(day))
                        .replace("M", String.valueOf(month))
                        .replace("d", String.valueOf(day)));
        Arbitrary<String> damage = Arbitraries.of("", "", "", "0", "9", "-", "+", "/", " ", "年");
        return Combinators.combine(
                        written,
                        damage,
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 1))
                .as((text, with, at, instead) -> {
                    int place = Math.min(at, text.length());
                    int rest = with.isEmpty() ? place : Math.min(place + instead, text.length());
                    return text.substring(0, place) + with + text.substring(rest);
                });
    }

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.strings()
                .withChars("aeoüçÅ\u0300\u0301\u0308\u030a\u0327\u1100\u1161\u11a8\u212b住院가")
                .ofMaxLength(12);
    }

    /** A reader that remembers says of each text what one says that reads it for the first time. */
    @Property(tries = 300)
    void aReaderThatRemembersSaysTheSame(@ForAll Random random) {
        var remembering = CellReaderTest.reader("infusion", "dose_1e6_per_kg");
        for (int i = 0; i < 50; i++) {
            String text =
                    random.nextInt(4) == 0 ? "x" + random.nextInt(5) : random.nextInt(40) + "." + random.nextInt(9);
            assertThat(remembering.read(CellReaderTest.texts(text)))
                    .isEqualTo(
                            CellReaderTest.reader("infusion", "dose_1e6_per_kg").read(CellReaderTest.texts(text)));
        }
    }

    @Example
    void textsWithOneHashAreNotTakenForEachOther() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        var reader = CellReaderTest.reader("subject", "sex");
        assertThat(reader.read(CellReaderTest.texts("Aa")).text()).isEqualTo("Aa");
        assertThat(reader.read(CellReaderTest.texts("BB")).text()).isEqualTo("BB");
    }
}
