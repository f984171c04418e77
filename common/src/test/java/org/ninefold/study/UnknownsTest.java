package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.schema.FieldType;

class UnknownsTest {
    private static final Origin AT = new Origin("s.conf", 1, "");

    private static final Unknowns UNKNOWNS = new Unknowns(new AdslVariables(List.of(
            rows("MRD28", FieldType.NUMBER, "measurement", RowSummary.LAST, "value"),
            rows("ANYFL", FieldType.STRING, "measurement", RowSummary.ANY, null),
            rows("TIMES", FieldType.INTEGER, "measurement", RowSummary.COUNT, null),
            rows("CRSDAY", FieldType.INTEGER, "adverse_event", RowSummary.MIN, "day"),
            rows("PEAKDAY", FieldType.INTEGER, "measurement", RowSummary.MIN, "day"),
            rows("TX2DT", FieldType.DATE, "event", RowSummary.MAX, "date"),
            sql("TO_RELAPSE", "datediff(RELDT, TRTSDT)"),
            sql("LOGMRD", "log10(MRD28)"))));

    private static Variable rows(String name, FieldType type, String table, RowSummary take, String of) {
        return new Variable(name, name, type, new Variable.Rows(table, null, take, of, null), null, null, AT);
    }

    private static Variable sql(String name, String sql) {
        return new Variable(name, name, FieldType.NUMBER, null, sql, null, AT);
    }

    /** What did not happen has no date, no day and no flag; what was counted is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "DTHFL = 'Y'",
                "RELDT < SCTDT",
                "ANYFL = 'Y'",
                "TIMES > 2",
                "CRSDAY <= 7",
                "TX2DT < RELDT",
                "TO_RELAPSE < 100",
                "SITEID = 'C01'"
            })
    void nullIsANo(String condition) {
        assertThat(UNKNOWNS.reason(condition)).isEmpty();
        assertThat(UNKNOWNS.reasons(condition)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MRD28 < 0.01 | if((MRD28 is null), 'not assessed', null)",
                "PEAKDAY < 10 | if((PEAKDAY is null), 'not assessed', null)",
                "AGE > 60 and SEX = 'M' | if((AGE is null or SEX is null), 'not assessed', null)",
                "LOGMRD < 1 | if(((LOGMRD is null and (MRD28 is null))), 'not assessed', null)",
                "RELSITE = 'CNS' | if(((RELSITE is null and RELDT is not null)), 'not assessed', null)",
                "DTHDT < RELDT | if(((DTHDT is null and DTHFL is not null)), 'not assessed', null)",
                "DTHCAUS = 'INFECTION' | if(((DTHCAUS is null and DTHFL is not null)), 'not assessed', null)"
            })
    void nullIsKnownToNobody(String condition, String reason) {
        assertThat(UNKNOWNS.reason(condition)).contains(reason);
        assertThat(UNKNOWNS.reasons(condition)).containsExactly(Unknowns.NOT_ASSESSED);
    }

    /** While the window is open nobody can tell; a remission without a date is one on a day that nobody knows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CRFL = 'Y' | CRFL is null",
                "BESTRESP = 'PR' | BESTRESP is null",
                "CRDT < RELDT | (CRDT is null and coalesce(CRFL, 'Y') = 'Y')",
                "NRDT < RELDT | (NRDT is null and RESPEVAL <> 'ASSESSED')"
            })
    void whatTheWindowDecidesMayBeAskedTooEarly(String condition, String unknown) {
        assertThat(UNKNOWNS.reason(condition))
                .contains("if((%s), if(RESPEVAL = 'NOT_YET_ASSESSABLE', 'not yet assessable', 'not assessed'), null)"
                        .formatted(unknown));
        assertThat(UNKNOWNS.reasons(condition)).containsExactly(Unknowns.NOT_ASSESSED, Unknowns.NOT_YET_ASSESSABLE);
    }

    @Test
    void whatTheWindowDecidesIsAskedFor() {
        assertThat(UNKNOWNS.asksForResponse("CRFL = 'Y' and AGE > 60")).isTrue();
        assertThat(UNKNOWNS.asksForResponse("AGE > 60")).isFalse();
    }
}
