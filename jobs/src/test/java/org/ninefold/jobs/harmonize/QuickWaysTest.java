package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.catalyst.InternalRow;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.subject.CleanText;
import org.ninefold.subject.Finding;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;
import org.ninefold.subject.SubjectRow;

/** Every quick way says what the slow one says. */
class QuickWaysTest {
    private static final SubjectBuckets SHARES =
            new SubjectBuckets(new TreeMap<>(Map.of("C00", 2, "C01", 1, "C02", 5)));

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

    @Property
    void whatIsPackedComesBack(@ForAll("letters") String text, @ForAll long number, @ForAll double real) {
        var packer = new Packer();
        packer.text(text);
        packer.number(number);
        packer.text(null);
        packer.real(real);
        packer.text("");
        var said = new Unpacker(packer.take());

        assertThat(said.text()).isEqualTo(text);
        assertThat(said.number()).isEqualTo(number);
        assertThat(said.text()).isNull();
        assertThat(Double.doubleToLongBits(said.real())).isEqualTo(Double.doubleToLongBits(real));
        assertThat(said.text()).isEmpty();
        assertThat(packer.take()).isEmpty();
    }

    @Property(tries = 200)
    void aFragmentComesBackAsItWas(@ForAll Random random) {
        MappedRecord fragment = fragment(random);
        MappedRecord back = RecordCodec.decode(RecordCodec.encode(SHARES.of("C01"), "C01", fragment, new Packer()));

        assertThat(back).isEqualTo(fragment);
    }

    /** The order of shares, leads and persons is the order of sites and persons. */
    @Property
    void shareAndLeadKeepTheOrderOfSitesAndPersons(@ForAll Random random) {
        var byPerson = new TreeMap<String, Long>();
        for (int i = 0; i < 40; i++) {
            int site = random.nextInt(3);
            String person = random.nextInt(4) == 0
                    ? "~a.csv:%012d".formatted(random.nextInt(9))
                    : Harmonized.PSEUDONYMS.of("C0" + site, "p" + random.nextInt(1000));
            InternalRow row = row("C0" + site, person);
            byPerson.put(site + person, ((long) row.getInt(0) << RecordCodec.LEAD_BITS) + row.getLong(1));
        }
        assertThat(List.copyOf(byPerson.values())).isSorted();
    }

    private static InternalRow row(String site, String person) {
        var fragment =
                new MappedRecord(person, "a.csv", 1, null, null, true, false, null, List.of(), StandardRows.NONE);
        return RecordCodec.encode(SHARES.of(site), site, fragment, new Packer());
    }

    private static MappedRecord fragment(Random random) {
        StandardRows rows = StandardRows.NONE;
        for (StandardTable table : StandardTable.all()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                rows = table.add(rows, row(table, random));
            }
        }
        MappedRecord.Status status = random.nextBoolean() ? null : MappedRecord.Status.QUARANTINED;
        List<Finding> findings = random.nextBoolean()
                ? List.of()
                : List.of(Finding.ofCell(Rule.VALUE_CODE, Severity.BLANK, "subject", "sex", "Geschlecht", "männlich"));
        return new MappedRecord(
                Harmonized.PSEUDONYMS.of("C01", "p" + random.nextInt()),
                "c01/ä.csv",
                random.nextInt(1_000_000),
                status,
                status == null ? null : "value.code",
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? null : (long) random.nextInt(99),
                findings,
                rows);
    }

    private static StandardRow row(StandardTable table, Random random) {
        List<Field> fields = table.fields();
        var cells = new Object[fields.size()];
        for (int i = 0; i < fields.size(); i++) {
            cells[i] = random.nextInt(3) == 0
                    ? null
                    : switch (fields.get(i).type()) {
                        case STRING -> "text " + random.nextInt();
                        case INTEGER, DATE -> random.nextInt();
                        case BIGINT -> random.nextLong();
                        case NUMBER -> random.nextGaussian();
                        case BOOLEAN -> random.nextBoolean();
                    };
        }
        StandardRow row = table.row(cells);
        return row instanceof SubjectRow subject ? subject.from("patients/0") : row;
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
