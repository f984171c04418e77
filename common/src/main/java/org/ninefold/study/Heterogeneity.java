package org.ninefold.study;

import java.util.List;
import java.util.Objects;
import org.ninefold.stats.BetweenVariance;

/**
 * How the centres of an analysis are compared.
 *
 * @param between how the variance between them is estimated
 * @param error how the error of the effect pooled over them is made
 */
public record Heterogeneity(BetweenVariance between, HartungKnapp error) {
    public Heterogeneity {
        Objects.requireNonNull(between, "between");
        Objects.requireNonNull(error, "error");
    }

    static final KeySet KEYS = new KeySet("Heterogeneity");
    static final Key<BetweenVariance> BETWEEN = KEYS.optional(
            "heterogeneity",
            KeyType.choice(List.of(BetweenVariance.REML, BetweenVariance.DL, BetweenVariance.PM)),
            "asks how much the centres differ");
    static final Key<HartungKnapp> ERROR = KEYS.optional(
            "hartung-knapp", KeyType.choice(HartungKnapp.class), HartungKnapp.PLAIN, "the error of the pooled effect");

    /** As a block asks for it; null where it does not. */
    static Heterogeneity of(Block block) {
        if (!block.has(BETWEEN)) {
            block.problemWith(
                    ERROR,
                    "belongs to a comparison of the centres, which this analysis does not ask for; name the"
                            + " estimator (heterogeneity = reml) or remove it");
        }
        return block.find(BETWEEN)
                .map(between -> new Heterogeneity(between, block.get(ERROR)))
                .orElse(null);
    }
}
