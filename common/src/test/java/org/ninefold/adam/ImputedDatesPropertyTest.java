package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ninefold.study.PartialDate;
import org.ninefold.study.Study;

/**
 * Persons drawn at random whose dates are exact and possible, and the same with some dates cut down to month or year: nobody
 * leaves N, no death and no relapse is lost, and no day moves further than the delivered dates allow.
 */
class ImputedDatesPropertyTest {
    /** How far apart two days of a month and of a year are at most. */
    private static final int MONTH = 30;

    private static final int YEAR = 365;
    private static final String CUTOFF = "2019-12-31";

    private final Study study;

    ImputedDatesPropertyTest() throws IOException {
        study = DerivedPerson.study("", CUTOFF);
    }

    /** A record, and how many letters of its date are delivered. */
    private record Dated(String sign, LocalDate day, int letters) {
        String exact() {
            return sign + " " + day;
        }

        String delivered() {
            return sign + " " + day.toString().substring(0, letters);
        }

        int width() {
            return letters == 10 ? 0 : letters == 7 ? MONTH : YEAR;
        }
    }

    /** A person; the first record is the first infusion. */
    private record Person(List<Dated> records) {
        static Person of(Random random) {
            LocalDate infused = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(5 * YEAR));
            var records = new ArrayList<Dated>();
            add(records, random, "I", infused, 1);
            add(records, random, "X", infused.minusDays(random.nextInt(90)), 0.3);
            add(records, random, "P", infused.minusDays(30L + random.nextInt(400)), 0.5);
            add(records, random, "B", infused.minusDays(random.nextInt(40 * YEAR)), 0.5);
            LocalDate end = infused;
            LocalDate second = infused.plusDays(1L + random.nextInt(120));
            if (add(records, random, "I", second, 0.3)) {
                end = later(end, second);
            }
            LocalDate remission = infused.plusDays(random.nextInt(43));
            LocalDate relapse = remission.plusDays(random.nextInt(500));
            end = add(records, random, "CR", remission, 0.6) ? later(end, remission) : end;
            end = add(records, random, "R", relapse, 0.5) ? later(end, relapse) : end;
            LocalDate transplant = infused.plusDays(1L + random.nextInt(300));
            end = add(records, random, "T", transplant, 0.4) ? later(end, transplant) : end;
            LocalDate graft = infused.plusDays(random.nextInt(200));
            end = add(records, random, "G2", graft, 0.3) ? later(end, graft) : end;
            LocalDate last = end.plusDays(random.nextInt(400));
            if (!add(records, random, "D", last, 0.5)) {
                add(records, random, "L", last, 1);
            }
            return new Person(List.copyOf(records));
        }

        private static boolean add(List<Dated> records, Random random, String sign, LocalDate day, double probability) {
            boolean added = random.nextDouble() < probability;
            if (added) {
                records.add(new Dated(sign, day, List.of(4, 7, 10, 10).get(random.nextInt(4))));
            }
            return added;
        }

        private static LocalDate later(LocalDate a, LocalDate b) {
            return a.isAfter(b) ? a : b;
        }

        String exact() {
            return records.stream().map(Dated::exact).collect(Collectors.joining("; "));
        }

        String delivered() {
            return records.stream().map(Dated::delivered).collect(Collectors.joining("; "));
        }

        /** How far a day can move: as far as the dates of this kind, of the first infusion and of the second can. */
        int width(String sign) {
            return records.stream()
                            .filter(record -> record.sign.equals(sign))
                            .mapToInt(Dated::width)
                            .max()
                            .orElse(0)
                    + records.stream()
                            .filter(record -> record.sign.equals("I"))
                            .max(Comparator.comparingInt(Dated::width))
                            .orElseThrow()
                            .width();
        }

        @Override
        public String toString() {
            return delivered() + " of " + exact();
        }
    }

    @Provide
    Arbitrary<Person> persons() {
        return Arbitraries.randomValue(Person::of);
    }

    @Property(tries = 2000)
    void nobodyLeavesAndNothingIsLost(@ForAll("persons") Person person, @ForAll PartialDate partial) {
        Map<String, String> exact =
                DerivedPerson.of(person.exact(), partial, study).facts();
        Map<String, String> imputed =
                DerivedPerson.of(person.delivered(), partial, study).facts();
        if (exact.containsKey("STUDY")) {
            return; // treated after the cut-off
        }

        assertThat(imputed).doesNotContainKey("STUDY");
        for (String endpoint : List.of("OS", "OST", "REL", "OSX")) {
            if (!exact.get(endpoint).startsWith("-")) {
                assertThat(imputed.get(endpoint)).as(endpoint).doesNotStartWith("-");
            }
        }
        holds("OS", "DEATH", person.width("D"), exact, imputed);
        holds("REL", "RELAPSE", person.width("R"), exact, imputed);
        if (exact.containsKey("DTHFL")) {
            assertThat(imputed).containsKey("DTHDT");
        }
        if (exact.containsKey("RELDT")) {
            assertThat(imputed).containsKey("RELDT");
        }
        if (exact.containsKey("AGE")) {
            assertThat(Double.parseDouble(imputed.get("AGE"))).isNotNegative();
        }
    }

    /** An event that the exact dates give is one, and on a day that is not further away than the delivered dates allow. */
    private static void holds(
            String endpoint, String cause, int width, Map<String, String> exact, Map<String, String> imputed) {
        if (exact.get(endpoint).endsWith(" " + cause)) {
            assertThat(imputed.get(endpoint)).as(endpoint).endsWith(" " + cause);
            int moved = Math.abs(day(exact.get(endpoint)) - day(imputed.get(endpoint)));
            assertThat(moved).as(endpoint).isLessThanOrEqualTo(width);
        }
    }

    private static int day(String exit) {
        return Integer.parseInt(exit.substring(0, exit.indexOf(' ')));
    }
}
