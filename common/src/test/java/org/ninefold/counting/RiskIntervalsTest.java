package org.ninefold.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.adam.Adsl;
import org.ninefold.adam.AdslRows;
import org.ninefold.adam.AdslVariable;
import org.ninefold.adam.Adtte;
import org.ninefold.adam.Censoring;
import org.ninefold.study.AdslVariables;
import org.ninefold.study.AtTransplant;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.NonResponse;
import org.ninefold.study.Origin;

/** Subjects who enter on a day, change on a day and die on a day: where each spends its time. Empty is null. */
class RiskIntervalsTest {
    private static final int START = 18_262;
    private static final Endpoint OS = new Endpoint(
            "OS",
            "OS",
            List.of("TRTSDT"),
            List.of(new Cause("DEATH", List.of("DTHDT"))),
            "LSTALVDT",
            AtTransplant.IGNORE,
            NonResponse.NONE,
            List.of(),
            new Origin("study.conf", 1, "study"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                              | enters | changes | dies | before          | since
            never changes                       |        |         | 100  | 100,,EVENT:DEATH | ,,
            changes while at risk               |        | 40      | 100  | 40,,CENSORED:SWITCHED | 100,40,EVENT:DEATH
            changes on day 0                    |        | 0       | 100  | ,,              | 100,,EVENT:DEATH
            had changed before the origin       |        | -5      | 100  | ,,              | 100,,EVENT:DEATH
            changes on the day of death         |        | 100     | 100  | 100,,EVENT:DEATH | ,,
            changes after death                 |        | 120     | 100  | 100,,EVENT:DEATH | ,,
            dies on day 0                       |        |         | 0    | 0,,EVENT:DEATH  | ,,
            enters late and never changes       | 30     |         | 100  | 100,30,EVENT:DEATH | ,,
            enters late and changes later       | 30     | 40      | 100  | 40,30,CENSORED:SWITCHED | 100,40,EVENT:DEATH
            changes on the day it enters        | 30     | 30      | 100  | ,,              | 100,30,EVENT:DEATH
            changes before it enters            | 30     | 20      | 100  | ,,              | 100,30,EVENT:DEATH
            cannot be evaluated                 |        | 40      |      | ,,              | ,,
            """, delimiter = '|', emptyValue = "")
    void timeBeforeAndSinceADate(
            String name, Integer enters, Integer changes, Integer dies, String before, String since) {
        assertThat(interval(
                        new CountedVariable.TimeToEvent(OS, null, new Phase("SCTDT", false)), enters, changes, dies))
                .isEqualTo(before);
        assertThat(interval(new CountedVariable.TimeToEvent(OS, null, new Phase("SCTDT", true)), enters, changes, dies))
                .isEqualTo(since);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # name                              | enters | changes | dies | whole           | before          | since
            dies after it, never changes        |        |         | 100  | 100,50,EVENT:DEATH | 100,50,EVENT:DEATH | ,,
            dies on it                          |        |         | 50   | ,,NOT_EVALUABLE:ends on or before the landmark | ,, | ,,
            changes on it                       |        | 50      | 100  | 100,50,EVENT:DEATH | ,,           | 100,50,EVENT:DEATH
            changes after it                    |        | 51      | 100  | 100,50,EVENT:DEATH | 100,50,EVENT:DEATH | ,,
            enters after it                     | 60     |         | 100  | 100,60,EVENT:DEATH | 100,60,EVENT:DEATH | ,,
            cannot be evaluated                 |        | 40      |      | ,,NOT_EVALUABLE:no follow-up | ,, | ,,
            """, delimiter = '|', emptyValue = "")
    void timeAfterALandmark(
            String name, Integer enters, Integer changes, Integer dies, String whole, String before, String since) {
        assertThat(interval(new CountedVariable.TimeToEvent(OS, 50, null), enters, changes, dies))
                .isEqualTo(whole);
        assertThat(interval(new CountedVariable.TimeToEvent(OS, 50, new Phase("SCTDT", false)), enters, changes, dies))
                .isEqualTo(before);
        assertThat(interval(new CountedVariable.TimeToEvent(OS, 50, new Phase("SCTDT", true)), enters, changes, dies))
                .isEqualTo(since);
    }

    @Test
    void whoChangedOnAnUnknownDayIsInNeitherGroup() {
        for (boolean since : new boolean[] {false, true}) {
            var variable = new CountedVariable.TimeToEvent(OS, null, new Phase("CRDT", since));
            assertThat(interval(variable, adsl(AdslVariable.CRFL, "Y"), null, 100))
                    .isEqualTo(",,NOT_EVALUABLE:day of the change unknown");
        }
        var before = new CountedVariable.TimeToEvent(OS, null, new Phase("CRDT", false));
        assertThat(interval(before, adsl(AdslVariable.CRFL, "N"), null, 100)).isEqualTo("100,,EVENT:DEATH");
    }

    private static String interval(
            CountedVariable.TimeToEvent variable, Integer enters, Integer changes, Integer dies) {
        return interval(variable, adsl(AdslVariable.SCTDT, changes == null ? null : START + changes), enters, dies);
    }

    private static String interval(CountedVariable.TimeToEvent variable, Adsl adsl, Integer enters, Integer dies) {
        var row = new Adtte(
                "OS",
                "OS",
                START,
                null,
                dies,
                enters,
                dies == null ? null : Censoring.EVENT,
                null,
                "DEATH",
                null,
                null,
                null,
                dies == null ? "no follow-up" : null,
                null,
                null,
                null,
                null,
                null);
        CountedValue value = new RiskIntervals(variable, new AdslVariables(List.of())).of(row, adsl);
        return value instanceof CountedValue.AtRisk risk
                ? "%s,%s,%s".formatted(risk.day(), risk.entry() == null ? "" : risk.entry(), risk.code())
                : ",," + (value.code() == null ? "" : value.code());
    }

    private static Adsl adsl(AdslVariable variable, Object value) {
        return AdslRows.of(Map.of(variable, Optional.ofNullable(value)));
    }
}
