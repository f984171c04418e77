package org.ninefold.bench.centres;

import java.util.ArrayList;
import java.util.List;

/** Endpoints of a generated study: the five that most studies have, then ever further variants of them. */
final class Endpoints {
    /** The first endpoints, in this order. */
    static final List<String> BASE = List.of("OS", "EFS", "RELAPSE", "OS_FROM_CR", "OS_TO_SCT");

    private static final List<String> CAUSES = List.of(
            "[{ name = DEATH, dates = [DTHDT] }]",
            "[{ name = EVENT, dates = [RELDT, DTHDT] }]",
            "[{ name = RELAPSE, dates = [RELDT] }, { name = NRM, dates = [DTHDT] }]");
    private static final List<String> AT_TRANSPLANT = List.of("ignore", "censor", "compete");
    private static final List<String> NON_RESPONSE = List.of("none", "assessment", "landmark", "origin");

    private Endpoints() {}

    /** So many endpoints, at least the base, in HOCON. */
    static String of(int n) {
        List<String> lines = new ArrayList<>();
        lines.add(endpoint("OS", "", CAUSES.get(0), "ignore", "none"));
        lines.add(endpoint("EFS", "", CAUSES.get(1), "ignore", "none"));
        lines.add(endpoint("RELAPSE", "", CAUSES.get(2), "ignore", "none"));
        lines.add(endpoint("OS_FROM_CR", ", entry = [CRDT]", CAUSES.get(0), "ignore", "none"));
        lines.add(endpoint("OS_TO_SCT", "", CAUSES.get(0), "censor", "none"));
        for (int i = BASE.size(); i < n; i++) {
            int variant = i - BASE.size();
            lines.add(endpoint(
                    variant(i),
                    variant / 36 % 2 == 1 ? ", entry = [CRDT]" : "",
                    CAUSES.get(variant % 3),
                    AT_TRANSPLANT.get(variant / 3 % 3),
                    NON_RESPONSE.get(variant / 9 % 4)));
        }
        return String.join("\n", lines);
    }

    /** Id of the {@code i}-th endpoint. */
    static String variant(int i) {
        return i < BASE.size() ? BASE.get(i) : "E" + (i + 1);
    }

    private static String endpoint(String id, String entry, String causes, String transplant, String nonResponse) {
        return "    { id = " + id + ", label = \"" + id + "\", origin = [TRTSDT]" + entry + ", causes = " + causes
                + ", censor = LSTALVDT, at-transplant = " + transplant + ", non-response = " + nonResponse + " }";
    }
}
