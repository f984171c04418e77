package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a group or population that is known late is accepted, and when there is nothing to accept. */
class GuaranteeTimeTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsKnownLateAndAcceptedIsWarnedOf() {
        assertThat(accepted("os_cr", "")).isTrue();
    }

    @Test
    void acceptingWhatTheCheckLetsPassWarnsOfNothing() {
        assertThat(accepted("os", ", guarantee-time = accepted")).isFalse();
        assertThat(accepted("late", ", guarantee-time = accepted")).isFalse();
        assertThat(accepted("dor", ", guarantee-time = accepted")).isFalse();
        assertThat(accepted("cir", ", guarantee-time = accepted")).isFalse();
    }

    @Test
    void aLandmarkAfterTheResponseWindowLeavesNothingToAccept() {
        assertThat(accepted("os_cr", ", landmark = 34 days")).isTrue();
        assertThat(accepted("os_cr", ", landmark = 35 days")).isFalse();
    }

    /** Whether an analysis of the fixture, with more keys, warns of guarantee time. */
    private boolean accepted(String analysis, String more) {
        Fixture fixture = Fixture.in(folder)
                .replace(Fixture.STUDY, "{ id = " + analysis + ",", "{ id = " + analysis + more + ",");
        return StudyReader.read(fixture.study()).analyses().stream()
                .filter(found -> found.id().equals(analysis))
                .findFirst()
                .orElseThrow()
                .guaranteeTimeAccepted();
    }
}
