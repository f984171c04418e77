package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.subject;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.study.UnknownStatus;

class VitalStatusTest {
    private static List<String> findings(UnknownStatus unknown, Object... fields) {
        return subject(fields).vitalStatus(unknown).stream()
                .map(finding -> finding + " " + finding.severity().key())
                .toList();
    }

    private static List<String> findings(Object... fields) {
        return findings(UnknownStatus.UNSTATED, fields);
    }

    @Test
    void whatFitsTogetherIsNoFinding() {
        assertThat(findings("vital_status", "ALIVE", "last_contact_date", 100)).isEmpty();
        assertThat(findings("vital_status", "DEAD", "death_date", 100)).isEmpty();
        assertThat(findings("death_date", 100)).isEmpty();
    }

    @Test
    void theDeadHaveADateOfDeathAndTheLivingNone() {
        assertThat(findings("vital_status", "DEAD")).containsExactly("subject.death-date at subject.death_date warn");
        assertThat(findings("vital_status", "ALIVE", "death_date", 100))
                .containsExactly("subject.vital-status at subject.death_date warn");
    }

    @Test
    void whoseStatusNobodySaysIsAFindingUnlessTheCentreSaysWhatThatMeans() {
        assertThat(findings("last_contact_date", 100))
                .containsExactly("subject.unknown-status at subject.vital_status warn");
        assertThat(findings(UnknownStatus.ALIVE, "last_contact_date", 100)).isEmpty();
    }

    @Test
    void theLivingHaveALastContact() {
        assertThat(findings("vital_status", "ALIVE"))
                .containsExactly("subject.no-last-contact at subject.last_contact_date warn");
        assertThat(findings())
                .containsExactly(
                        "subject.unknown-status at subject.vital_status warn",
                        "subject.no-last-contact at subject.last_contact_date warn");
    }
}
