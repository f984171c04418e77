package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of proportion_difference.json, every field but {@code wald}, which no result prints, and the table of the paper that proposed the method. */
class ProportionDifferenceOracleTest {

    static Stream<Oracle> references() {
        return Oracle.cases("proportion_difference.json");
    }

    @ParameterizedTest
    @MethodSource("references")
    void intervalsAgreeWithR(Oracle reference) {
        Proportion first = proportion(reference, 0);
        Proportion second = proportion(reference, 1);
        double level = reference.at("level").number();
        ProportionDifference newcombe = ProportionDifference.of(first, second, level);
        reference.at("difference").assertSame(newcombe.difference());
        reference.at("newcombe").assertSame(newcombe.interval());
    }

    private static Proportion proportion(Oracle reference, int i) {
        return Proportion.interval(
                reference.at("k").item(i).count(), reference.at("n").item(i).count(), ProportionInterval.WALD, 0.5);
    }

    /** Newcombe 1998, table II, method 10: 56/70 − 48/80 is 0.2000 (0.0524 to 0.3339). */
    @Test
    void intervalIsThatOfThePaper() {
        ProportionDifference difference = ProportionDifference.of(
                Proportion.interval(56, 70, ProportionInterval.T, 0.95),
                Proportion.interval(48, 80, ProportionInterval.T, 0.95),
                0.95);
        assertThat(difference.difference().optional().orElseThrow()).isCloseTo(0.2, within(1e-15));
        assertThat(difference.interval().lower().optional().orElseThrow()).isCloseTo(0.0524, within(5e-5));
        assertThat(difference.interval().upper().optional().orElseThrow()).isCloseTo(0.3339, within(5e-5));
    }

    @Test
    void differenceToAGroupOfNobodyIsUndefined() {
        Proportion some = Proportion.interval(1, 2, ProportionInterval.T, 0.95);
        Proportion nobody = Proportion.interval(0, 0, ProportionInterval.T, 0.95);
        ProportionDifference undefined =
                new ProportionDifference(Value.undefined(Reason.NO_SUBJECTS), Interval.undefined(Reason.NO_SUBJECTS));
        assertThat(ProportionDifference.of(some, nobody, 0.95)).isEqualTo(undefined);
        assertThat(ProportionDifference.of(nobody, some, 0.95)).isEqualTo(undefined);
    }
}
