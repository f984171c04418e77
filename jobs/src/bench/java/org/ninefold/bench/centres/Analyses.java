package org.ninefold.bench.centres;

import java.util.ArrayList;
import java.util.List;

/**
 * Analyses of a generated study: ten of every kind, then those of 5 endpoints × 8 populations × 5 groupings × 5 methods, the
 * endpoint changing first, then the method, the grouping, the population; after these 1,000 they begin again with other
 * confidence levels.
 */
final class Analyses {
    static final String POPULATIONS = """
            ALL = "true"
            CR = "CRFL = 'Y'"
            ADULT = "AGE >= 18"
            CHILD = "AGE < 18"
            LOW_DOSE = "DOSE < 2"
            HIGH_DOSE = "DOSE >= 2"
            EARLY = "TRTSDT < date'2015-01-01'"
            LATE = "TRTSDT >= date'2015-01-01'"
        """;

    private static final List<String> BASE = List.of(
            "{ id = os, kind = survival, endpoint = OS, population = ALL, by = SEX, times = [12 months, 24 months] }",
            "{ id = efs, kind = survival, endpoint = EFS, population = ALL, by = SEX, times = [12 months, 24 months] }",
            "{ id = relapse, kind = incidence, endpoint = RELAPSE, population = ALL, by = SEX, times = [12 months, 24 months] }",
            "{ id = cr, kind = proportion, of = \"CRFL = 'Y'\", population = ALL }",
            "{ id = crs, kind = grades, term = CRS, population = ALL }",
            "{ id = icans, kind = grades, term = ICANS, population = ALL }",
            "{ id = agvhd, kind = grades, term = AGVHD, population = ALL, worst = any-infusion }",
            "{ id = age, kind = summary, of = \"AGE\", decimals = 0, unit = years, population = ALL }",
            "{ id = best_response, kind = frequency, of = \"BESTRESP\", population = ALL }",
            "{ id = follow_up, kind = follow-up, endpoint = OS, population = ALL, known-at = [12 months] }");

    private static final List<String> POPULATION =
            List.of("ALL", "CR", "ADULT", "CHILD", "LOW_DOSE", "HIGH_DOSE", "EARLY", "LATE");
    private static final List<String> BY = List.of("SEX", "", "PHSTAT", "DISSTAT", "BESTRESP");
    private static final List<String> METHOD = List.of(
            "kind = survival, times = [12 months, 24 months], guarantee-time = accepted",
            "kind = survival, times = [6 months, 12 months, 24 months], interval = plain, rho = 1, guarantee-time = accepted",
            "kind = survival, times = [12 months], interval = log, rmst = 24 months, guarantee-time = accepted",
            "kind = incidence, times = [12 months, 24 months], guarantee-time = accepted",
            "kind = follow-up, known-at = [12 months]");

    private Analyses() {}

    /** So many analyses of all kinds over the base endpoints, and one more for each endpoint beyond them, in HOCON. */
    static String of(int n, int endpoints) {
        List<String> lines = new ArrayList<>(BASE.subList(0, Math.min(n, BASE.size())));
        for (int i = 0; i < n - BASE.size(); i++) {
            lines.add(grid(i));
        }
        for (int i = Endpoints.BASE.size(); i < endpoints; i++) {
            lines.add("{ id = e" + (i + 1) + ", endpoint = " + Endpoints.variant(i) + ", population = ALL, by = SEX, "
                    + METHOD.get(0) + " }");
        }
        return "    " + String.join("\n    ", lines);
    }

    private static String grid(int i) {
        String endpoint = Endpoints.BASE.get(i % 5);
        String method = METHOD.get(i / 5 % 5);
        String by = BY.get(i / 25 % 5);
        String population = POPULATION.get(i / 125 % 8);
        String level = i < 1000 ? "" : ", conf-level = 0." + (80 + i / 1000);
        return "{ id = g" + (i + 1) + ", endpoint = " + endpoint + ", population = " + population
                + (by.isEmpty() ? "" : ", by = " + by) + ", " + method + level + " }";
    }
}
