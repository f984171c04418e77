package org.ninefold.study;

import java.util.List;

/** Reads which assessments of the disease decide on a subject's response. */
final class ResponseRulesReader {
    private static final int FAR = 100_000;

    private final Block study;

    ResponseRulesReader(Block study) {
        this.study = study;
    }

    /** The rules of the study; the default of each key that it does not have or that leaves a problem. */
    ResponseRules rules() {
        ResponseRules usual = ResponseRules.DEFAULT;
        List<Integer> window = study.optional("response-window")
                .map(ResponseRulesReader::window)
                .orElse(List.of(usual.from(), usual.to()));
        ResponseOrigin origin = study.optional("response-origin")
                .flatMap(entry -> entry.choice(ResponseOrigin.class))
                .orElse(usual.origin());
        List<String> until = study.optional("response-until")
                .map(list -> some(list.items(), ResponseRules.ENDS))
                .orElse(usual.until());
        List<String> remissions = study.optional("cr")
                .map(list -> some(list.someItems(), ResponseRules.REMISSIONS))
                .filter(responses -> !responses.isEmpty())
                .orElse(usual.remissions());
        return new ResponseRules(window.get(0), window.get(1), origin, until, remissions);
    }

    private static List<Integer> window(Entry entry) {
        List<Entry> days = entry.items();
        List<Integer> numbers =
                days.stream().flatMap(day -> day.integer(-FAR, FAR).stream()).toList();
        boolean read = numbers.size() == days.size();
        if (read && numbers.size() == 2 && numbers.get(0) <= numbers.get(1)) {
            return numbers;
        }
        if (read) {
            entry.problem("expected the first and the last day, such as [0, 42], found " + numbers);
        }
        return List.of(ResponseRules.DEFAULT.from(), ResponseRules.DEFAULT.to());
    }

    private static List<String> some(List<Entry> items, List<String> of) {
        return items.stream()
                .flatMap(item -> item.oneOf(of, "one of").stream())
                .distinct()
                .toList();
    }
}
