package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ninefold.jobs.spark.RecordShuffle;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.risk.Packer;
import org.ninefold.risk.Unpacker;
import org.ninefold.schema.Field;
import org.ninefold.subject.Finding;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;
import org.ninefold.subject.SubjectRow;

/** What travels comes back as it was. */
class RecordBytesTest {
    private static final SubjectBuckets SHARES =
            new SubjectBuckets(new TreeMap<>(Map.of("C00", 2, "C01", 1, "C02", 5)));

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
        MappedRecord back = RecordBytes.decode(RecordBytes.encode(SHARES.of("C01"), "C01", fragment, new Packer()));

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
            RecordShuffle.Parcel row = row("C0" + site, person);
            byPerson.put(site + person, ((long) row.bucket() << RecordBytes.LEAD_BITS) + row.lead());
        }
        assertThat(List.copyOf(byPerson.values())).isSorted();
    }

    private static RecordShuffle.Parcel row(String site, String person) {
        var fragment =
                new MappedRecord(person, "a.csv", 1, null, null, true, false, null, List.of(), StandardRows.NONE);
        return RecordBytes.encode(SHARES.of(site), site, fragment, new Packer());
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

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.strings()
                .withChars("aeoüçÅ\u0300\u0301\u0308\u030a\u0327\u1100\u1161\u11a8\u212b住院가")
                .ofMaxLength(12);
    }
}
