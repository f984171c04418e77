package org.ninefold.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardWordsTest {
    private static ResultRow row(
            String context, String variable, String level, String comparison, String name, Double stat, String method) {
        return new ResultRow(
                "S",
                "a",
                context,
                "ALL",
                null,
                null,
                null,
                null,
                variable,
                level,
                null,
                null,
                null,
                comparison,
                null,
                name,
                name,
                stat,
                null,
                null,
                null,
                method,
                stat == null ? "No events." : null);
    }

    @ParameterizedTest
    @CsvSource({
        "summary, AGE,, n, summary, N, xx",
        "summary, AGE,, q1, summary, p25, xx.x",
        "summary, AGE,, n.miss, missing, N_miss, xx",
        "frequency, BESTRESP, CR, p, tabulate, p, xx.x%",
        "frequency, BESTRESP, not assessed, n, missing, N_miss, xx",
        "grades, CRS, grade 2, n, tabulate, n, xx",
        "grades, CRS, grade ≥3, conf.low, proportion_ci, conf.low, xx.x%",
        "grades, CRS, grade unknown, n, missing, N_miss, xx",
        "proportion, CRFL,, estimate, proportion_ci, estimate, xx.x%",
        "proportion, centres, logit, tau2, proportion, tau2, xx.xx",
        "survival,,, N, total_n, N, xx",
        "survival, time, 12 months, estimate, survival, estimate, xx.x%",
        "survival, prob, 0.5, conf.high, survival_survfit, conf.high, xx.x",
        "survival, cumulative hazard, 12 months, estimate, cumhaz, estimate, xx.xx",
        "incidence, time, 12 months, std.error, incidence, std.error, xx.x%",
        "follow-up, follow-up, completeness, estimate, follow-up, estimate, xx.x%",
        "follow-up, follow-up, reverse Kaplan–Meier, conf.low, follow-up, conf.low, xx.xx",
        "correlation, AGE,, estimate, correlation, estimate, xx.xx"
    })
    void aStatisticHasTheWordsOfCards(
            String context, String variable, String level, String name, String cards, String statistic, String format) {
        assertThat(CardWords.of(row(context, variable, level, null, name, 1.0, "any")))
                .containsExactly(cards, statistic, format, null);
    }

    @ParameterizedTest
    @CsvSource({
        "Fisher's exact test, p.value, stats_fisher_test, p.value, xx.xxx",
        "Pearson's χ², df, stats_chisq_test, parameter, xx.xx",
        "log-rank, df, survival_survdiff, df, xx.xx",
        "Gray, statistic, incidence, statistic, xx.xx",
        "'difference of proportions, Newcombe''s hybrid score interval', estimate, incidence, estimate, xx.x%"
    })
    void aTestIsNamedByItsMethod(String method, String name, String cards, String statistic, String format) {
        assertThat(CardWords.of(row("incidence", null, null, "GROUPS", name, 1.0, method)))
                .containsExactly(cards, statistic, format, null);
    }

    @Test
    void whatHasNoValueHasAnError() {
        assertThat(CardWords.of(row("survival", "prob", "0.5", null, "estimate", null, "Kaplan–Meier")))
                .endsWith("No events.");
    }
}
