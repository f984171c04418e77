package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdslTest {
    private final Adsl adsl = new Adsl(AdslVariable.values().length + 1);

    @Test
    void aDateStandsBesideItsFlag() {
        adsl.date(AdslVariable.CRDT, 18_400, "D");

        assertThat(adsl.day(AdslVariable.CRDT)).isEqualTo(18_400);
        assertThat(adsl.day(AdslVariable.CRDT.place())).isEqualTo(18_400);
        assertThat(adsl.imputed(AdslVariable.CRDT)).isEqualTo("D");
        assertThat(adsl.text(AdslVariable.CRDTF)).isEqualTo("D");
        assertThat(adsl.cells()[AdslVariable.CRDTF.place()]).isEqualTo("D");
    }

    @Test
    void theFirstVariableOfAllIsNoFlagOfADateOfTheStudysOwn() {
        adsl.put(AdslVariable.STUDYID, "S");
        adsl.cells()[AdslVariable.values().length] = 18_400;

        assertThat(adsl.day(AdslVariable.values().length)).isEqualTo(18_400);
        assertThat(adsl.imputed(AdslVariable.values().length)).isNull();
        assertThat(adsl.imputed(-1)).isNull();
    }

    @Test
    void nullAndNoSayNothing() {
        int[] flags = {AdslVariable.CRFL.place(), AdslVariable.DTHFL.place()};
        assertThat(adsl.saysAny(flags)).isFalse();
        adsl.put(AdslVariable.CRFL, "N");
        assertThat(adsl.saysAny(flags)).isFalse();
        adsl.put(AdslVariable.DTHFL, "Y");
        assertThat(adsl.saysAny(flags)).isTrue();
    }

    @Test
    void itsTextHasNoValue() {
        assertThat(adsl).hasToString("row of adsl");
    }
}
