package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.imputed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.subject.DateField;
import org.ninefold.subject.Event;

class MilestoneTraceTest {
    private static final Candidate RELAPSE = of(event("RELAPSE", INFUSED + 90));
    private final MilestoneTrace trace = new MilestoneTrace();

    private static Candidate of(Event row) {
        return Candidate.of(DateField.EVENT, row, row.type());
    }

    @Test
    void aMilestoneNamesItsRecordAndTheRuleThatMovedIt() {
        trace.used(AdslVariable.RELDT, of(imputed(event("RELAPSE", INFUSED), "date:D")), MilestoneRule.AT_CUTOFF);

        assertThat(trace.rows())
                .containsExactly(new Admile(
                        "RELDT", INFUSED, "D", "event", "date", "RELAPSE", "Y", "imputed, and taken for the cut-off"));
    }

    @Test
    void aRecordThatIsSetAsideIsNotUsed() {
        trace.aside(AdslVariable.RELDT, RELAPSE, MilestoneRule.HISTORY);

        assertThat(trace.rows())
                .containsExactly(new Admile(
                        "RELDT", INFUSED + 90, null, "event", "date", "RELAPSE", null, "not after the index date"));
    }

    @Test
    void aCopyComesFromTheRecordThatWasUsedOnly() {
        trace.aside(AdslVariable.RELDT, of(event("RELAPSE", INFUSED - 9)), MilestoneRule.HISTORY);
        trace.used(AdslVariable.RELDT, RELAPSE, null);
        trace.used(AdslVariable.SCTDT, of(event("TRANSPLANT", INFUSED + 50)), null);
        trace.copy(AdslVariable.RELDT, AdslVariable.LSTASSDT);

        assertThat(trace.rows())
                .filteredOn(row -> row.paramcd().equals("LSTASSDT"))
                .containsExactly(new Admile("LSTASSDT", INFUSED + 90, null, "event", "date", "RELAPSE", "Y", null));
    }

    @Test
    void aRowIsSaidOnceAndRowsStandInOrder() {
        trace.used(AdslVariable.SCTDT, of(event("TRANSPLANT", INFUSED + 50)), null);
        trace.aside(AdslVariable.RELDT, of(event("RELAPSE", INFUSED + 700)), MilestoneRule.AFTER_CUTOFF);
        trace.used(AdslVariable.RELDT, RELAPSE, null);
        trace.used(AdslVariable.RELDT, RELAPSE, null);
        trace.aside(AdslVariable.RELDT, of(event("RELAPSE", null)), MilestoneRule.HISTORY);

        assertThat(trace.rows())
                .extracting(row -> row.paramcd() + " " + row.adt())
                .isEqualTo(List.of(
                        "RELDT null",
                        "RELDT " + (INFUSED + 90),
                        "RELDT " + (INFUSED + 700),
                        "SCTDT " + (INFUSED + 50)));
    }
}
