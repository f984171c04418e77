package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.ValueTable;

class KruskalWallisTest {

    private static ValueTable of(long a, long b) {
        return ValueTable.of(0, Map.of(a, 1L, b, 1L));
    }

    /** Ranks 1, 2 | 3, 5 | 4, 6: sums 3, 8, 10; H = 12/42 · (9 + 64 + 100)/2 − 21 = 26/7 on 2 degrees, P = exp(−H/2). */
    @Test
    void threePairsAreAsWorkedByHand() {
        ChiSquare test = KruskalWallis.of(List.of(of(10, 20), of(30, 50), of(40, 60)));
        assertThat(test.statistic().optional().orElseThrow()).isCloseTo(26 / 7., within(1e-14));
        assertThat(test.df()).isEqualTo(2);
        assertThat(test.p().optional().orElseThrow()).isCloseTo(Math.exp(-13 / 7.), within(1e-14));
    }

    @Test
    void equalValuesAndASingleSampleAreNotCompared() {
        ValueTable same = ValueTable.of(0, Map.of(5L, 3L));
        assertThat(KruskalWallis.of(List.of(same, same))).isEqualTo(ChiSquare.undefined(Reason.NO_VARIATION));
        assertThat(KruskalWallis.of(List.of(same, ValueTable.EMPTY))).isEqualTo(ChiSquare.undefined(Reason.ONE_GROUP));
        assertThat(MannWhitney.of(same, same).p()).isEqualTo(Value.undefined(Reason.NO_VARIATION));
        assertThat(TTest.welch(same, same).p()).isEqualTo(Value.undefined(Reason.NO_VARIATION));
        assertThat(TTest.welch(same, ValueTable.EMPTY).p()).isEqualTo(Value.undefined(Reason.TOO_FEW_SUBJECTS));
    }
}
