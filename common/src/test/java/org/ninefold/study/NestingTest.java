package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestingTest {
    private static final int MOST = Nesting.MOST;

    @Test
    void bracketsAndDotsAreLevels() {
        assertThat(Nesting.tooDeepIn("\na = " + nested(MOST))).isEmpty();
        assertThat(Nesting.tooDeepIn("\na = " + nested(MOST + 1))).hasValue(2);
        assertThat(Nesting.tooDeepIn("x" + ".x".repeat(MOST) + " = 1")).isEmpty();
        assertThat(Nesting.tooDeepIn("x" + ".x".repeat(MOST + 1) + " = 1")).hasValue(1);
        assertThat(Nesting.tooDeepIn("\"x\"" + ".\"x\"".repeat(MOST + 1) + " = 1"))
                .hasValue(1);
        assertThat(Nesting.tooDeepIn("x.x {\n".repeat(MOST))).hasValue(MOST / 2 + 1);
        assertThat(Nesting.tooDeepIn("a = ${x" + ".x".repeat(MOST) + "}")).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = \"%s\"", "a = \"\"\"%s\"\"\"", "# %s\na = 1", "a = 1 // %s", "a = \"\\\"%s\""})
    void whatIsNoBracketIsNoLevel(String text) {
        assertThat(Nesting.tooDeepIn(text.formatted("[".repeat(100)))).isEmpty();
    }

    @Test
    void levelsThatAreClosedCountNoMore() {
        assertThat(Nesting.tooDeepIn("[{}, a.b, 0.5]\n".repeat(1_000))).isEmpty();
        assertThat(Nesting.tooDeepIn("]}".repeat(1_000) + nested(MOST + 1))).hasValue(1);
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
