package org.ninefold.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PackedRiskTableTest {
    private static final Exit DEATH = new Exit.Event("DEATH");

    @Property
    void comesOutAsItWentIn(@ForAll("cells") List<RiskTable.Cell> cells) {
        var packed = new PackedRiskTable.Builder();
        RiskTableBuilder plain = RiskTable.builder();
        for (RiskTable.Cell cell : cells) {
            packed.add(cell.day(), cell.exit(), cell.n());
            plain.add(cell);
        }
        assertThat(packed.build().unpack()).isEqualTo(plain.build());
    }

    @Provide
    Arbitrary<List<RiskTable.Cell>> cells() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.of(DEATH, new Exit.Event("RELAPSE"), new Exit.Censored("CUTOFF")),
                        Arbitraries.longs().between(0, 1L << 40))
                .as(RiskTable.Cell::new)
                .list()
                .ofMaxSize(30);
    }

    @Test
    void lateEntriesAndTheLargestNumbersFit() {
        RiskTable table = new PackedRiskTable.Builder()
                .add(Integer.MAX_VALUE, DEATH, Long.MAX_VALUE)
                .add(127, new Exit.LateEntry(), 128)
                .build()
                .unpack();
        assertThat(table.atRisk(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(table.atRisk(0)).isEqualTo(Long.MAX_VALUE - 128);
        assertThat(table.day(1)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void noDayBeforeTheOriginAndNoNegativeCount() {
        var builder = new PackedRiskTable.Builder();
        assertThatThrownBy(() -> builder.add(-1, DEATH, 1))
                .hasMessage("Expected a day on or after the origin (0), found day -1 for EVENT:DEATH.");
        assertThatThrownBy(() -> builder.add(1, DEATH, -1))
                .hasMessage("Expected a count of subjects, found -1 for EVENT:DEATH on day 1.");
        assertThat(builder.build().unpack()).isEqualTo(RiskTable.EMPTY);
    }
}
