package org.ninefold.report.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void aTextThatFitsIsLeftAlone() {
        assertThat(TextFit.shortened("Complete remission", 12, false, 200)).isEqualTo("Complete remission");
    }

    @Test
    void aLongTextEndsWithAnEllipsisAndFits() {
        String fitting = TextFit.shortened("Complete remission", 12, false, 60);
        assertThat(fitting).startsWith("Comple").endsWith("…");
        assertThat(TextFit.width(fitting, 12, false)).isLessThanOrEqualTo(60);
    }

    @Test
    void linesBreakAtSpacesAndBesideIdeographs() {
        assertThat(TextFit.wrapped("event-free survival of all", 12, false, 80))
                .containsExactly("event-free", "survival of all");
        assertThat(TextFit.wrapped("无事件生存", 12, false, 25)).containsExactly("无事", "件生", "存");
    }

    @Test
    void noLineBreaksWithinWhatBelongsTogether() {
        assertThat(TextFit.wrapped("at " + TextFit.unbroken("43 % (25, 62)"), 12, false, 60))
                .first()
                .isEqualTo("at");
    }
}
