package org.ninefold.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.study.IncidenceIntervalType;
import org.ninefold.study.ProportionMethod;
import org.ninefold.study.QuantileRule;
import org.ninefold.study.SurvivalIntervalType;
import org.ninefold.study.VarianceType;

class MethodsTest {

    @Test
    void everyWordOfAStudyNamesAMethod() {
        assertThat(Arrays.stream(ProportionMethod.values()).map(Methods::of)).doesNotContainNull();
        assertThat(Arrays.stream(SurvivalIntervalType.values()).map(Methods::of))
                .doesNotContainNull();
        assertThat(Arrays.stream(QuantileRule.values()).map(Methods::of)).doesNotContainNull();
        assertThat(Arrays.stream(VarianceType.values()).map(Methods::of)).doesNotContainNull();
        for (IncidenceIntervalType type : List.of(IncidenceIntervalType.values())) {
            assertThat(Methods.of(type).name()).isEqualTo(type.name());
            assertThat(Methods.ofSurvival(type).name()).isEqualTo(type.name());
        }
    }
}
