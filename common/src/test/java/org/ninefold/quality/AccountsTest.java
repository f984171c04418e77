package org.ninefold.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ninefold.study.GateRules;

class AccountsTest {

    @Test
    void aFileBalancesWhenEveryRecordHasAFate() {
        assertThat(file("C01", 10, 6, 1).imbalance()).isEmpty();
        assertThat(file("C01", 11, 6, 1).imbalance())
                .contains("c.csv: 11 records read, but 6 kept + 2 filtered + 1 quarantined + 1 duplicate = 10");
    }

    @Test
    void aCentreIsRefusedWhenMoreThanTwoAndMoreThanATenthAreRejected() {
        Accounts accounts = new Accounts(
                List.of(file("C01", 33, 26, 4), file("C02", 200, 193, 4), file("C03", 7, 2, 2)),
                List.of(),
                List.of(
                        new Accounts.FindingCount("C01", "value.date", "reject", "infusion", "date", 3),
                        new Accounts.FindingCount("C01", "subject.orphan", "reject", null, null, 1),
                        new Accounts.FindingCount("C01", "value.code", "blank", "subject", "sex", 9)),
                List.of(),
                List.of());

        assertThat(accounts.tooManyRejected("C02", GateRules.DEFAULT)).isEmpty();
        assertThat(accounts.tooManyRejected("C03", GateRules.DEFAULT)).isEmpty();
        assertThat(accounts.tooManyRejected("C01", GateRules.DEFAULT))
                .contains(
                        "C01: 4 of 33 records rejected, more than 2 and more than 10 % (3 × value.date at infusion.date,"
                                + " 1 × subject.orphan); correct the file or the mapping");
    }

    private static FileAccount file(String site, long read, long kept, long rejected) {
        return new FileAccount(
                site,
                "c.csv",
                read,
                kept,
                new TreeMap<>(Map.of("screen failure", 2L)),
                new TreeMap<>(Map.of("value.date", rejected)),
                1);
    }
}
