package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyScannerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b = 1\na { c = 2 }",
                "a { c = 2 }\na.b = 1",
                "{ a = 1, b = 2 }",
                "a = [{ x = 1 }, { x = 1 }]",
                "a { x = 1 }, b { x = 1 }",
                "a = 1 # a = 2\n// a = 3\nb = 2",
                "a = \"b = 1, b = 2 # {\"\nc = 1",
                "a = \"\"\"b = 1\nb = 2\"\"\"\nc = \"\\\"\"",
                "a\n{ b = 1 }\n\"c.d\" = 1, c.d = 2",
                "a =\n  [\n  1, 2 # two\n  3\n]\nb : 1",
                "a = b // c\nd = ${a}, e = ${?a} x",
                "included = 2",
                "a {\r\n  b = 1\r\n}\r\nc = 2"
            })
    void keysWrittenOnceAreFine(String hocon) {
        ConfigFactory.parseString(hocon);

        assertThatCode(() -> scan(hocon).throwIfAny()).doesNotThrowAnyException();
    }

    @Test
    void everyRepetitionIsFoundOnItsLine() {
        assertThat(repetitions("""
                        a = 1
                        b { c = 1, d = 2
                          c = 3 }
                        e = [
                          { f = 1 }
                          { f = 1, "f" : 2 }
                        ]
                        a : 2
                        b { d = 4 }
                        """)).containsExactly("x:3: b.c", "x:6: e[1].f", "x:8: a", "x:9: b");
    }

    @Test
    void aValueHidesNoObjectAndNoObjectAValue() {
        assertThat(repetitions("a = 1\na.b = 2\nc.d = 1\nc = 2\ne += 1\ne += 2"))
                .containsExactly("x:2: a", "x:4: c", "x:6: e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include \"a\"",
                "include required(\"a\")",
                "include file(\"a\")",
                "b { include classpath(\"a\") }",
                "include url(\"http://a\")\nb = 1"
            })
    void includesAreFound(String hocon) {
        assertThat(repetitions(hocon)).hasSize(1);
    }

    private static List<String> repetitions(String hocon) {
        InvalidConfigurationException found = catchThrowableOfType(
                InvalidConfigurationException.class, () -> scan(hocon).throwIfAny());
        return found.problems().stream().map(problem -> problem.at().toString()).toList();
    }

    private static Problems scan(String hocon) {
        Problems problems = new Problems();
        new KeyScanner("x", hocon, problems).scan();
        return problems;
    }
}
