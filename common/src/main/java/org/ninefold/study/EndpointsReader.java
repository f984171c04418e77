package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the endpoints of a study. */
final class EndpointsReader {
    private static final KeyType<String> CODE =
            KeyType.TEXT.to("at most 8 capital letters, digits and _, a letter first", text -> Optional.of(text)
                    .filter(code -> code.matches("[A-Z][A-Z0-9_]{0,7}")));

    static final KeySet ENDPOINT = new KeySet("Endpoints");
    static final Key<String> ID = ENDPOINT.required("id", KeyType.ID);
    static final Key<String> PARAMCD = ENDPOINT.optional("paramcd", CODE, "its PARAMCD in every table");
    static final Key<String> LABEL = ENDPOINT.required("label", KeyType.TEXT);
    static final Key<List<Entry>> ORIGIN = ENDPOINT.required("origin", KeyType.SOME, "a list of ADSL dates");
    static final Key<List<Entry>> CAUSES = ENDPOINT.required("causes", KeyType.SOME, "a list of { name, dates }");
    static final Key<Entry> CENSOR = ENDPOINT.required("censor", KeyType.NAME, "an ADSL date");
    static final Key<AtTransplant> AT_TRANSPLANT = ENDPOINT.optional(
            "at-transplant", KeyType.choice(AtTransplant.class), AtTransplant.IGNORE, "what a transplant does");
    static final Key<NonResponse> NON_RESPONSE = ENDPOINT.optional(
            "non-response", KeyType.choice(NonResponse.class), NonResponse.NONE, "when no response is an event");
    static final Key<List<Entry>> ENTRY =
            ENDPOINT.optional("entry", KeyType.SOME, List.of(), "ADSL dates from which on a subject is at risk");

    static final KeySet CAUSE = new KeySet("Causes");
    static final Key<String> NAME = CAUSE.required("name", KeyType.ID);
    static final Key<List<Entry>> DATES = CAUSE.required("dates", KeyType.SOME, "a list of ADSL dates");

    private static final String LAST_ASSESSMENT = "LSTASSDT";

    private final List<String> dates;
    private final Map<String, Origin> ids = new LinkedHashMap<>();
    /** By id. */
    private final Map<String, String> codes = new HashMap<>();

    private final List<Endpoint> endpoints = new ArrayList<>();

    EndpointsReader(AdslVariables adsl, List<Entry> entries) {
        this.dates = adsl.dates();
        for (Entry entry : entries) {
            entry.block(ENDPOINT).flatMap(this::read).ifPresent(endpoints::add);
        }
    }

    List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /** The ids of all endpoints, those with problems included. */
    Set<String> ids() {
        return ids.keySet();
    }

    /** What tables call an endpoint of this id. */
    String code(String id) {
        return codes.get(id);
    }

    /** The endpoint that tables call so. */
    Optional<Endpoint> endpoint(String code) {
        return endpoints.stream().filter(endpoint -> endpoint.id().equals(code)).findFirst();
    }

    /** The ids of the endpoints that need dated assessments. */
    List<String> censoredAtLastAssessment() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.censor().equals(LAST_ASSESSMENT))
                .map(Endpoint::id)
                .toList();
    }

    private Optional<Endpoint> read(Block block) {
        Optional<String> code = code(block);
        List<String> origin = dates(block, ORIGIN);
        List<Cause> causes = causes(block);
        Optional<String> censor = block.find(CENSOR).flatMap(this::date);
        List<String> entry = dates(block, ENTRY);
        if (block.get(AT_TRANSPLANT) == AtTransplant.COMPETE
                && causes.stream().anyMatch(cause -> cause.name().equals(Endpoint.TRANSPLANT))) {
            block.problem("expected other causes than TRANSPLANT beside at-transplant = compete, which adds it;"
                    + " remove the cause or at-transplant");
        }
        return block.done(() -> new Endpoint(
                code.orElseThrow(),
                block.get(LABEL),
                origin,
                causes,
                censor.orElseThrow(),
                block.get(AT_TRANSPLANT),
                block.get(NON_RESPONSE),
                entry,
                block.at()));
    }

    /** What tables call it: its PARAMCD, or without one its id; each has a name of its own. */
    private Optional<String> code(Block block) {
        Optional<String> id = block.unique(ID, ids);
        Optional<String> code = block.has(PARAMCD) ? block.find(PARAMCD) : id;
        code.filter(codes::containsValue)
                .filter(same -> id.filter(codes::containsKey).isEmpty())
                .ifPresent(same -> block.problem(
                        "expected each PARAMCD once, found \"" + same + "\" again; choose another paramcd"));
        id.ifPresent(name -> codes.put(name, code.orElse(name)));
        return code;
    }

    private List<Cause> causes(Block endpoint) {
        Map<String, Origin> names = new LinkedHashMap<>();
        return endpoint.find(CAUSES).stream()
                .flatMap(List::stream)
                .flatMap(item -> item.block(CAUSE).flatMap(block -> cause(block, names)).stream())
                .toList();
    }

    private Optional<Cause> cause(Block block, Map<String, Origin> names) {
        block.unique(NAME, names);
        List<String> dates = dates(block, DATES);
        return block.done(() -> new Cause(block.get(NAME), dates));
    }

    private List<String> dates(Block block, Key<List<Entry>> key) {
        return block.find(key).stream()
                .flatMap(List::stream)
                .flatMap(item -> date(item).stream())
                .toList();
    }

    private Optional<String> date(Entry entry) {
        return entry.oneOf(dates, "a date of ADSL:");
    }
}
