package org.ninefold.study;

import java.util.Objects;

/**
 * How the centres of an analysis are compared.
 *
 * @param between how the variance between them is estimated
 * @param error how the error of the effect pooled over them is made
 */
public record Heterogeneity(HeterogeneityMethod between, HartungKnapp error) {
    public Heterogeneity {
        Objects.requireNonNull(between, "between");
        Objects.requireNonNull(error, "error");
    }

    /** As a block asks for it; null where it does not. */
    static Heterogeneity of(Block block) {
        HeterogeneityMethod between = AnalysesReader.choice(block, "heterogeneity", HeterogeneityMethod.class, null);
        var entry = block.optional("hartung-knapp");
        HartungKnapp error =
                entry.flatMap(given -> given.choice(HartungKnapp.class)).orElse(HartungKnapp.PLAIN);
        if (entry.isPresent()
                && between == null
                && block.optional("heterogeneity").isEmpty()) {
            entry.orElseThrow()
                    .problem("belongs to a comparison of the centres, which this analysis does not ask for; name the"
                            + " estimator (heterogeneity = reml) or remove it");
        }
        return between == null ? null : new Heterogeneity(between, error);
    }
}
