package org.ninefold.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SasTransportTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 4110000000000000",
        "-1, c110000000000000",
        "100, 4264000000000000",
        "0.1, 401999999999999a",
        "-118.625, c276a00000000000",
        "15.9375, 41ff000000000000",
        "16, 4210000000000000"
    })
    void aNumberHasIbmsForm(double number, String hex) {
        assertThat(Long.toHexString(SasTransport.ibm(number))).isEqualTo(hex);
    }

    /** Sign, exponent of 16 from -64 on, fraction of 56 bits. */
    private static BigDecimal value(long ibm) {
        var fraction = new BigDecimal(BigInteger.valueOf(ibm & 0xffffffffffffffL))
                .divide(BigDecimal.valueOf(2).pow(56));
        int exponent = (int) (ibm >>> 56 & 0x7f) - 64;
        var power = BigDecimal.valueOf(16).pow(Math.abs(exponent));
        BigDecimal value = exponent < 0 ? fraction.divide(power) : fraction.multiply(power);
        return ibm < 0 ? value.negate() : value;
    }

    @Test
    void noBitOfANumberIsLost() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double number = random.nextGaussian() * Math.pow(10, random.nextInt(120) - 60);
            assertThat(value(SasTransport.ibm(number))).isEqualByComparingTo(new BigDecimal(number));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e80, -1e80, 1e-80, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY})
    void aNumberThatHasNoneIsRefused(double number) {
        assertThatThrownBy(() -> SasTransport.ibm(number)).isInstanceOf(IllegalArgumentException.class);
    }
}
