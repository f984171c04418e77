package org.ninefold.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnalysisKindTest {
    @ParameterizedTest
    @EnumSource
    void aNameTellsItsKind(AnalysisKind kind) {
        assertThat(AnalysisKind.of(kind.key())).isEqualTo(kind);
    }

    @Test
    void anotherNameIsRefused() {
        assertThatThrownBy(() -> AnalysisKind.of("survivals"))
                .hasMessage("Expected a kind of analysis, one of proportion, grades, frequency, summary, survival,"
                        + " incidence, follow-up, correlation; found 'survivals'.");
    }
}
