package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CleanTextTest {
    private static String clean(String cell) {
        return CleanText.clean(cell, Set.of("NA", "\u00e9"));
    }

    @Test
    void whiteSpaceOfAnyScriptAroundACellGoesAndWithinItStays() {
        assertThat(clean("  a b ")).isEqualTo("a b");
        assertThat(clean("\u00a0\u3000x\ufeff\u200b")).isEqualTo("x");
        assertThat(clean("\tx\n")).isEqualTo("x");
        assertThat(clean("!x~")).isEqualTo("!x~");
    }

    @Test
    void whatSaysNothingIsNull() {
        assertThat(clean(null)).isNull();
        assertThat(clean("")).isNull();
        assertThat(clean("   ")).isNull();
        assertThat(clean(" NA ")).isNull();
        assertThat(clean("NAN")).isEqualTo("NAN");
        assertThat(clean("e\u0301")).isNull(); // e and its accent, composed, are a word for nothing here
    }

    @Test
    void lettersAndTheirMarksAreComposed() {
        assertThat(CleanText.composed("Mu\u0308ller")).isEqualTo("M\u00fcller");
        assertThat(CleanText.composed("a\u0300")).isEqualTo("\u00e0");
        assertThat(CleanText.composed("\u1100\u1161")).isEqualTo("\uac00"); // of no letter that everybody has
        String plain = "M\u00fcller";
        assertThat(CleanText.composed(plain)).isSameAs(plain);
    }

    @Test
    void digitsOfAnyScriptAndFullWidthLettersBecomeThoseOfAscii() {
        assertThat(CleanText.halfWidth("\uff11\uff12\u0663")).isEqualTo("123");
        assertThat(CleanText.halfWidth("\uff01\uff21\uff5e")).isEqualTo("!A~");
        assertThat(CleanText.halfWidth("\u22125")).isEqualTo("-5");
        assertThat(CleanText.halfWidth("\uff5f\u00fc")).isEqualTo("\uff5f\u00fc");
        String plain = "a1\u007f";
        assertThat(CleanText.halfWidth(plain)).isSameAs(plain);
    }
}
