package org.ninefold.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextOrderTest {

    /** Whole code points: half a surrogate pair has no UTF-8. */
    @Property
    void orderIsThatOfTheBytes(@ForAll int[] left, @ForAll int[] right) {
        assertSame(text(left), text(right));
    }

    /** Characters above U+FFFF begin, as chars, before those from U+E000 on. */
    @ParameterizedTest
    @CsvSource({"'',a", "a,ab", "Z,a", "z,é", "é,字", "字,😀", "\uFFFD,😀", "\uE000,😀", "😀,😁", "a😀,a\uFFFD"})
    void orderOfSomeTextsIsThatOfTheBytes(String a, String b) {
        assertSame(a, b);
        assertSame(b, a);
        assertThat(TextOrder.compare(a, a)).isZero();
    }

    private static void assertSame(String a, String b) {
        assertThat(Integer.signum(TextOrder.compare(a, b)))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(
                        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))));
    }

    private static String text(int[] numbers) {
        var text = new StringBuilder();
        for (int number : numbers) {
            int point = Math.floorMod(number, Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(
                    point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? point + 0x1000 : point);
        }
        return text.toString();
    }
}
