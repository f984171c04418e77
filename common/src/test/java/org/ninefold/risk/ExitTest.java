package org.ninefold.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitTest {

    @Test
    void codeOfAnExitReadsBackAsTheSameExit() {
        List<Exit> exits = List.of(new Exit.Event("RELAPSE:CNS"), new Exit.Censored("CUT_OFF"), new Exit.LateEntry());
        assertThat(exits).extracting(Exit::code).containsExactly("EVENT:RELAPSE:CNS", "CENSORED:CUT_OFF", "LATE_ENTRY");
        assertThat(exits).allSatisfy(exit -> assertThat(Exit.parse(exit.code())).isEqualTo(exit));
    }

    @Test
    void exitsAreOrderedByTheirCodes() {
        List<Exit> sorted = List.<Exit>of(
                        new Exit.LateEntry(), new Exit.Event("B"), new Exit.Event("A"), new Exit.Censored("Z"))
                .stream()
                .sorted()
                .toList();
        assertThat(sorted).extracting(Exit::code).containsExactly("CENSORED:Z", "EVENT:A", "EVENT:B", "LATE_ENTRY");
    }

    @Test
    void unknownCodeIsRefused() {
        assertThatThrownBy(() -> Exit.parse("DEATH"))
                .hasMessage("Expected an exit code EVENT:<cause>, CENSORED:<reason> or LATE_ENTRY, found 'DEATH'.");
    }

    @Test
    void namelessCauseIsRefused() {
        assertThatThrownBy(() -> Exit.parse("EVENT:"))
                .hasMessage("Expected the cause of an event to be named, found a blank name.");
    }
}
