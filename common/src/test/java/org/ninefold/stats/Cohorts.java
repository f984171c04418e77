package org.ninefold.stats;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;

/** Random tables of small cohorts, with ties, a day 0, and late entries where asked for. */
final class Cohorts {

    private record Subject(int day, int exit, int entry) {}

    private Cohorts() {}

    static Arbitrary<RiskTable> withCauses(int causes, boolean lateEntries) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(0, causes),
                        Arbitraries.integers().between(0, lateEntries ? 25 : 0))
                .as(Subject::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(subjects -> {
                    RiskTableBuilder table = RiskTable.builder();
                    for (Subject s : subjects) {
                        table.add(s.day, s.exit == 0 ? new Exit.Censored("END") : new Exit.Event("C" + s.exit), 1);
                        if (s.entry > 0 && s.entry < s.day) {
                            table.add(s.entry, new Exit.LateEntry(), 1);
                        }
                    }
                    return table.build();
                });
    }
}
