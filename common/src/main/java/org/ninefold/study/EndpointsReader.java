package org.ninefold.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the endpoints of a study. */
final class EndpointsReader {
    /** The cause that a transplant is where it competes. */
    private static final String TRANSPLANT = "TRANSPLANT";

    private static final String LAST_ASSESSMENT = "LSTASSDT";

    private final List<String> dates;
    private final Map<String, Origin> ids = new LinkedHashMap<>();
    private final List<Endpoint> endpoints = new ArrayList<>();

    EndpointsReader(AdslVariables adsl, List<Entry> entries) {
        this.dates = adsl.dates();
        for (Entry entry : entries) {
            entry.block().flatMap(block -> read(block, entry.problems())).ifPresent(endpoints::add);
        }
    }

    List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /** The ids of all endpoints, those with problems included. */
    Set<String> ids() {
        return ids.keySet();
    }

    Optional<Endpoint> endpoint(String id) {
        return endpoints.stream().filter(endpoint -> endpoint.id().equals(id)).findFirst();
    }

    /** The ids of the endpoints that need dated assessments. */
    List<String> censoredAtLastAssessment() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.censor().equals(LAST_ASSESSMENT))
                .map(Endpoint::id)
                .toList();
    }

    private Optional<Endpoint> read(Block block, Problems problems) {
        int before = problems.count();
        Optional<String> id = Unique.id(block, ids, "letters, digits and _");
        Optional<String> label = block.required("label", "a text").flatMap(Entry::word);
        List<String> origin = block.required("origin", "a list of ADSL dates")
                .map(this::dates)
                .orElse(List.of());
        List<Cause> causes = block.required("causes", "a list of { name, dates }")
                .map(this::causes)
                .orElse(List.of());
        Optional<String> censor = block.required("censor", "an ADSL date").flatMap(this::date);
        AtTransplant atTransplant = block.optional("at-transplant")
                .flatMap(entry -> entry.choice(AtTransplant.class))
                .orElse(AtTransplant.IGNORE);
        NonResponse nonResponse = block.optional("non-response")
                .flatMap(entry -> entry.choice(NonResponse.class))
                .orElse(NonResponse.NONE);
        List<String> entry = block.optional("entry").map(this::dates).orElse(List.of());
        block.refuseUnknown();
        if (atTransplant == AtTransplant.COMPETE
                && causes.stream().anyMatch(cause -> cause.name().equals(TRANSPLANT))) {
            block.problem("expected other causes than TRANSPLANT beside at-transplant = compete, which adds it;"
                    + " remove the cause or at-transplant");
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Endpoint(
                id.orElseThrow(),
                label.orElseThrow(),
                origin,
                causes,
                censor.orElseThrow(),
                atTransplant,
                nonResponse,
                entry,
                block.at()));
    }

    private List<Cause> causes(Entry list) {
        List<Cause> causes = new ArrayList<>();
        Map<String, Origin> names = new LinkedHashMap<>();
        for (Entry item : list.someItems()) {
            item.block().ifPresent(block -> {
                Optional<String> name = Unique.key("name", block, names, "letters, digits and _");
                List<String> dates = block.required("dates", "a list of ADSL dates")
                        .map(this::dates)
                        .orElse(List.of());
                block.refuseUnknown();
                if (name.isPresent() && !dates.isEmpty()) {
                    causes.add(new Cause(name.orElseThrow(), dates));
                }
            });
        }
        return causes;
    }

    private List<String> dates(Entry list) {
        return list.someItems().stream().flatMap(item -> date(item).stream()).toList();
    }

    private Optional<String> date(Entry entry) {
        return entry.oneOf(dates, "a date of ADSL:");
    }
}
