package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose parser or whose values would need more than the machine has. */
class LargeConfigurationTest {
    private static final String MOST =
            "expected at most 100 substitutions ${…} and 10000000 characters once they are put in, found more;"
                    + " write the values out";

    @TempDir
    private Path folder;

    private String problem(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("site.conf"), text);
        var problem = new String[1];
        assertThatThrownBy(() -> Site.read(file, Map.of()))
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        refused -> problem[0] = refused.problems().toString().replace(folder + "/", ""));
        return problem[0];
    }

    @Test
    void whatIsNestedTooDeepIsRefusedBeforeItIsParsed() throws IOException {
        String levels = "expected at most 32 levels of objects, lists and keys with dots, found more;"
                + " write the values less deep";
        assertThat(problem("\nninefold { out = " + "[".repeat(100_000))).isEqualTo("[site.conf:2: " + levels + "]");
        assertThat(problem("ninefold {\n" + "a { ".repeat(100_000))).isEqualTo("[site.conf:2: " + levels + "]");
        assertThat(problem("ninefold" + ".a".repeat(100_000) + " = 1")).isEqualTo("[site.conf:1: " + levels + "]");
        Fixture fixture = Fixture.in(folder.resolve("study"))
                .replace(Fixture.SECOND, "encoding = UTF-8", "encoding = " + "[".repeat(100_000));
        assertThat(fixture.problems()).containsExactly("centers/c02.conf:6: " + levels);
    }

    @Test
    void valuesThatDoubleAreRefusedBeforeTheyArePutIn() throws IOException {
        var text = new StringBuilder("ninefold {\n  out = ${a40}\n}\na0 = xxxxxxxxxx\n");
        var lists = new StringBuilder("ninefold { out = ${a40} }\na0 = [x, x]\n");
        var objects = new StringBuilder("ninefold { out = ${a40} }\na0 { x = x }\n");
        for (int i = 1; i <= 40; i++) {
            text.append("a%1$d = ${a%2$d}${a%2$d}\n".formatted(i, i - 1));
            lists.append("a%1$d = [${a%2$d}, ${a%2$d}]\n".formatted(i, i - 1));
            objects.append("a%1$d { l = ${a%2$d}, r = ${a%2$d} }\n".formatted(i, i - 1));
        }
        assertThat(problem(text.toString())).isEqualTo("[site.conf:2: " + MOST + "]");
        assertThat(problem(lists.toString())).isEqualTo("[site.conf:1: " + MOST + "]");
        assertThat(problem(objects.toString())).isEqualTo("[site.conf:1: " + MOST + "]");
    }

    @Test
    void whatIsPutInThroughAnotherNameCountsToo() throws IOException {
        var text = new StringBuilder("ninefold { out = ${a40.k40} }\na0 { k0 = xxxxxxxxxx }\n");
        for (int i = 1; i <= 40; i++) {
            text.append("a%1$d = ${a%2$d} { k%1$d = ${a%1$d.k%2$d}${a%1$d.k%2$d} }\n".formatted(i, i - 1));
        }
        assertThat(problem(text.toString())).isEqualTo("[site.conf:1: " + MOST + "]");
    }

    @Test
    void aKeyThatIsWrittenAgainAndAgainIsNotPutIntoItself() throws IOException {
        assertThat(problem("ninefold { out = x }\na = xxxxxxxxxx\n" + "a = ${a}${a}\n".repeat(40)))
                .startsWith("[site.conf:3: a: expected each key once, found it again after line 2; keep one of them");
    }

    @Test
    void longChainsOfNamesAreRefused() throws IOException {
        var text = new StringBuilder("ninefold { out = ${a200} }\na0 = x\n");
        for (int i = 1; i <= 200; i++) {
            text.append("a%d = ${a%d}\n".formatted(i, i - 1));
        }
        assertThat(problem(text.toString())).isEqualTo("[site.conf:1: " + MOST + "]");
    }

    @Test
    void anOrdinarySubstitutionIsPutIn() throws IOException {
        Path file = Files.writeString(
                folder.resolve("site.conf"), "ninefold { out = ${ninefold.keep.days}/x, keep { days = 9 } }");
        assertThat(Site.read(file, Map.of()).out()).isEqualTo("9/x");
    }

    @Test
    void aFileThatIsNoneIsNotRead() throws IOException {
        Path device = Path.of("/dev/zero");
        if (Files.exists(device)) {
            assertThatThrownBy(() -> Site.read(device, Map.of()))
                    .hasMessage(
                            "/dev/zero: expected a file, found a pipe, a device or a socket: /dev/zero; give a file");
        }
        assertThat(problem("#".repeat(10_000_001)))
                .isEqualTo("[site.conf: expected a file of at most 10000000 bytes, found a larger one: site.conf;"
                        + " correct the path]");
    }
}
