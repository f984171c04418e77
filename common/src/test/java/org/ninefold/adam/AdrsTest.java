package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.CUTOFF;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.response;
import static org.ninefold.subject.Persons.subject;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.study.Study;
import org.ninefold.subject.Response;
import org.ninefold.subject.StandardRow;

/** The index date is ten days before the infusion, from which the response window of 42 days counts. */
class AdrsTest {
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.study("", "2021-12-31");
    }

    private static List<Adrs> of(StandardRow... more) {
        var rows = new StandardRow[more.length + 2];
        rows[0] = subject("index_date", INFUSED - 10, "last_contact_date", INFUSED + 300);
        rows[1] = infusion(1, INFUSED);
        System.arraycopy(more, 0, rows, 2, more.length);
        return Adrs.of(Derive.of(study, rows));
    }

    private static Adrs overall(String response, Integer day, String counts, String reason) {
        return new Adrs(
                "OVRLRESP",
                "Overall response",
                response,
                day == null ? null : INFUSED + day,
                day == null ? null : day + 10, // counted from the index date
                "response",
                counts,
                reason);
    }

    private static Adrs best(String response) {
        return new Adrs(
                "BESTRESP", "Best response in the response window", response, null, null, "response", null, null);
    }

    @Test
    void aResponseOfTheWindowCounts() {
        assertThat(of(response("CR", INFUSED + 28))).containsExactly(best("CR"), overall("CR", 28, "Y", null));
        assertThat(of(response("NR", null))).containsExactly(best("NR"), overall("NR", null, "Y", null));
    }

    @Test
    void aResponseBesideTheWindowStaysWithTheReason() {
        assertThat(of(response("CR", INFUSED - 1), response("CR", INFUSED + 43)))
                .containsExactly(overall("CR", -1, null, "OUTSIDE_WINDOW"), overall("CR", 43, null, "OUTSIDE_WINDOW"));
    }

    @Test
    void aResponseAfterRelapseOrOtherTherapyStaysWithTheReason() {
        assertThat(of(event("RELAPSE", INFUSED + 20), response("CR", INFUSED + 28)))
                .containsExactly(best("NE"), overall("CR", 28, null, "AFTER_RELAPSE"));
        assertThat(of(event("THERAPY", INFUSED + 20), response("CR", INFUSED + 28)))
                .containsExactly(best("NE"), overall("CR", 28, null, "AFTER_THERAPY"));
    }

    @Test
    void residualDiseaseIsARowOfItsOwnBesideTheResponseOrAlone() {
        var both = new Response(INFUSED + 28, "CR", "NEG", "FLOW", 1e-4, null);
        var alone = new Response(INFUSED + 100, null, "POS", "FLOW", 1e-4, null);

        assertThat(of(alone, both))
                .containsExactly(
                        best("CR"),
                        new Adrs("MRD", "Measurable residual disease", "NEG", INFUSED + 28, 38, "response", null, null),
                        new Adrs(
                                "MRD",
                                "Measurable residual disease",
                                "POS",
                                INFUSED + 100,
                                110,
                                "response",
                                null,
                                null),
                        overall("CR", 28, "Y", null));
    }

    @Test
    void nothingIsSeenAfterTheCutOff() {
        assertThat(of(response("CR", CUTOFF + 1))).isEmpty();
    }

    @Test
    void rowsOfOneParameterStandByResultThenDay() {
        assertThat(of(response("NR", INFUSED + 7), response("CR", INFUSED + 40), response("CR", INFUSED + 28)))
                .containsExactly(
                        best("CR"),
                        overall("CR", 28, "Y", null),
                        overall("CR", 40, "Y", null),
                        overall("NR", 7, "Y", null));
    }
}
