package org.ninefold.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ninefold.study.Center;
import org.ninefold.study.GateAction;
import org.ninefold.study.GateRules;
import org.ninefold.study.Origin;
import org.ninefold.study.Study;

class VerdictTest {
    private static final GateRules STRICT = new GateRules(
            0.075, 1, GateAction.FAIL, GateAction.FAIL, GateAction.FAIL, GateAction.FAIL, 90, GateAction.FAIL);
    private static final GateRules EASY = new GateRules(
            0.10, 3, GateAction.WARN, GateAction.WARN, GateAction.WARN, GateAction.WARN, 90, GateAction.WARN);
    private static final GateRules PATIENT = new GateRules(
            0.075,
            1,
            GateAction.CARRY_FORWARD,
            GateAction.CARRY_FORWARD,
            GateAction.CARRY_FORWARD,
            GateAction.CARRY_FORWARD,
            90,
            GateAction.FAIL);

    private static Study study(GateRules gates) {
        var at = new Origin("s.conf", 1, "");
        List<Center> centers = List.of("C01", "C02").stream()
                .map(id -> new Center(
                        id, id, false, org.ninefold.study.UnknownStatus.UNSTATED, gates, List.of(), List.of(), "", at))
                .toList();
        return new Study(
                "S",
                "S",
                true,
                LocalDate.of(2020, 6, 30),
                "data",
                org.ninefold.study.ResponseRules.DEFAULT,
                new TreeMap<>(),
                gates,
                org.ninefold.study.StudyLimits.DEFAULT,
                List.of(),
                new org.ninefold.study.AdslVariables(List.of()),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                centers,
                List.<Path>of());
    }

    private static Delivery delivery(String site, long subjects, Map<String, String> types) {
        return new Delivery(
                site,
                subjects,
                List.of(new Delivery.Columns("patients", new TreeMap<>(types))),
                "",
                "2020-06-30-000000000000",
                LocalDate.of(2020, 6, 30));
    }

    private static final Accounts ACCOUNTS = new Accounts(
            List.of(new FileAccount(
                    "C01", "c.csv", 12, 11, new TreeMap<>(), new TreeMap<>(Map.of("value.date", 1L)), 0)),
            List.of(),
            List.of(new Accounts.FindingCount("C01", "value.date", "reject", "infusion", "date", 1)),
            List.of(),
            List.of(
                    new Accounts.SamePerson("C01", "C01-00", "c.csv", 3),
                    new Accounts.SamePerson("C02", "C02-00", "d.csv", 9)));
    private static final List<Delivery> BEFORE = List.of(
            delivery("C01", 12, Map.of("id", "text", "sex", "INT32", "ward", "text")),
            delivery("C02", 3, Map.of("id", "text")));
    private static final List<Delivery> NOW =
            List.of(delivery("C01", 11, Map.of("id", "text", "sex", "BINARY STRING", "dose", "DOUBLE")));
    private static final List<String> SENTENCES = List.of(
            "C01: 1 of 12 records rejected, more than 0 and more than 7.5 % (1 × value.date at infusion.date); correct the"
                    + " file or the mapping",
            "C01: 11 subjects, but 12 in the current snapshot; deliver all of them, or say gates { shrinking = warn } for"
                    + " the centre if they are right",
            "C01: source \"patients\" is not as in the current snapshot: new column \"dose\", no column \"ward\" any more,"
                    + " column \"sex\" is BINARY STRING, was INT32; check its mapping, or say gates { schema-drift = warn }"
                    + " for the centre if it is right",
            "C02: no file was delivered; its subjects are not in this run",
            "C01: 1 of its subjects may be known at another centre too (c.csv:3); ask both centres, and if so list one of"
                    + " the two in the study's exclude",
            "C02: 1 of its subjects may be known at another centre too (d.csv:9); ask both centres, and if so list one of"
                    + " the two in the study's exclude");

    @Test
    void everyClosedGateIsASentenceInOneGo() {
        Verdict verdict = Verdict.of(study(STRICT), ACCOUNTS, NOW, BEFORE, Set.of());

        assertThat(verdict.refusals()).containsExactlyElementsOf(SENTENCES);
        assertThat(verdict.warnings()).isEmpty();
    }

    @Test
    void whatOnlyWarnsStopsNothing() {
        Verdict verdict = Verdict.of(study(EASY), ACCOUNTS, NOW, BEFORE, Set.of());

        assertThat(verdict.refusals()).isEmpty();
        assertThat(verdict.warnings()).containsExactlyElementsOf(SENTENCES.subList(1, 6));
    }

    @Test
    void withoutASnapshotNothingShrinksOrDrifts() {
        Accounts nothing = new Accounts(List.of(), List.of(), List.of(), List.of(), List.of());
        List<Delivery> both = List.of(NOW.get(0), delivery("C02", 0, Map.of()));

        assertThat(Verdict.of(study(STRICT), nothing, both, List.of(), Set.of()).refusals())
                .isEmpty();
        assertThat(Verdict.of(study(STRICT), nothing, both, both, Set.of()).refusals())
                .isEmpty();
        assertThat(Verdict.of(study(PATIENT), nothing, both, both, Set.of()).carryForward())
                .isEmpty();
    }

    @Test
    void carryForwardAsksForTheCentreAndPutsOffTheSamePerson() {
        Verdict verdict = Verdict.of(study(PATIENT), ACCOUNTS, NOW, BEFORE, Set.of());

        assertThat(verdict.refusals()).isEmpty();
        assertThat(verdict.warnings()).isEmpty();
        assertThat(verdict.carryForward())
                .containsExactly(
                        Map.entry("C01", SENTENCES.subList(0, 3)),
                        Map.entry("C02", List.of("C02: no file was delivered")));
    }

    @Test
    void ofACentreThatIsCarriedForwardOnlyThePersonsAreLookedAt() {
        Verdict verdict = Verdict.of(study(PATIENT), ACCOUNTS, NOW, BEFORE, Set.of("C01", "C02"));

        assertThat(verdict.refusals()).containsExactlyElementsOf(SENTENCES.subList(4, 6));
        assertThat(verdict.warnings()).isEmpty();
        assertThat(verdict.carryForward()).isEmpty();
    }
}
