package org.ninefold.report.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void aTextThatFitsIsLeftAlone() {
        assertThat(Words.shortened("Complete remission", 12, false, 200)).isEqualTo("Complete remission");
    }

    @Test
    void aLongTextEndsWithAnEllipsisAndFits() {
        String fitting = Words.shortened("Complete remission", 12, false, 60);
        assertThat(fitting).startsWith("Comple").endsWith("…");
        assertThat(Words.width(fitting, 12, false)).isLessThanOrEqualTo(60);
    }

    @Test
    void linesBreakAtSpacesAndBesideIdeographs() {
        assertThat(Words.wrapped("event-free survival of all", 12, false, 80))
                .containsExactly("event-free", "survival of all");
        assertThat(Words.wrapped("无事件生存", 12, false, 25)).containsExactly("无事", "件生", "存");
    }

    @Test
    void noLineBreaksWithinWhatBelongsTogether() {
        assertThat(Words.wrapped("at " + Words.unbroken("43 % (25, 62)"), 12, false, 60))
                .first()
                .isEqualTo("at");
    }
}
