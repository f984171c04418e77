package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Patient numbers and dates of the sample's extracts, as the centres spell them, that nobody may read elsewhere. */
final class PrivateValues {
    /** Patient numbers. */
    static final List<String> IDENTIFIERS =
            List.of("00420306", "00467820", "00530021", "16-0655", "ZY-0260", "MRN140901", "L5-F63", "238429");

    private static final List<String> DATES = List.of(
            "2018年11月1日",
            "2018-11-01",
            "2019年12月",
            "24.06.2016",
            "2016-06-24",
            "2019-05-05",
            "2/30/2018",
            "2018-02-30",
            "43577",
            "2019-04-22");

    private PrivateValues() {}

    static void assertNoneIn(String text) {
        for (String identifier : IDENTIFIERS) {
            assertThat(text).doesNotContain(identifier);
        }
        for (String date : DATES) {
            assertThat(text).doesNotContain(date);
        }
    }
}
