package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** Reads the file of one centre. */
final class CenterReader {
    private static final String RESPONSE = "response";
    private static final String SUBJECT = "subject";

    /** What stands for the assessments of the disease. */
    private enum Assessments implements Keyed {
        RECORDED("recorded"),
        LAST_CONTACT("last-contact");

        private final String key;

        Assessments(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    private final Block center;
    private final Problems problems;
    private final Map<String, Origin> ids;
    private final List<String> needAssessments;
    private final GateRules gates;

    /**
     * A reader of one centre.
     *
     * @param ids the ids of the centres read before
     * @param needAssessments the endpoints that need dated assessments
     * @param gates those of the study
     */
    CenterReader(
            Block center, Problems problems, Map<String, Origin> ids, List<String> needAssessments, GateRules gates) {
        this.center = center;
        this.problems = problems;
        this.ids = ids;
        this.needAssessments = needAssessments;
        this.gates = gates;
    }

    Optional<Center> read() {
        int before = problems.count();
        String wanted = "a letter, then letters, digits and _";
        Optional<String> id = Unique.id(center, ids, wanted);
        id.filter(text -> !Ids.startsWithLetter(text))
                .ifPresent(text -> center.optional("id").orElseThrow().expected(wanted));
        Optional<String> name = center.required("name", "a text").flatMap(Entry::word);
        Optional<Assessments> assessments = center.optional("assessments")
                .map(entry -> entry.choice(Assessments.class))
                .orElse(Optional.of(Assessments.RECORDED));
        UnknownStatus unknownStatus = center.optional("unknown-status")
                .flatMap(entry -> entry.choice(List.of(UnknownStatus.ALIVE, UnknownStatus.NOT_EVALUABLE)))
                .orElse(UnknownStatus.UNSTATED);
        Optional<Block> sourceBlock =
                center.required("sources", "an object { … }").flatMap(Entry::block);
        Map<String, Optional<Source>> sources = new HashMap<>();
        sourceBlock.ifPresent(block -> block.names().forEach(source -> block.required(source, "an object { … }")
                .ifPresent(entry -> sources.put(
                        source,
                        entry.block().flatMap(it -> new SourceReader(source, it, block.names(), problems).read())))));
        Optional<Block> tableBlock =
                center.required("tables", "an object { … }").flatMap(Entry::block);
        List<TableMapping> tables = tableBlock
                .map(block -> tables(block, sourceBlock.map(Block::names).orElse(List.of())))
                .orElse(List.of());
        GateRules own = center.optional("gates")
                .flatMap(Entry::block)
                .map(block -> GateRules.read(block, gates))
                .orElse(gates);
        center.refuseUnknown();
        tableBlock.ifPresent(
                block -> refuseMissing(block.names(), assessments.equals(Optional.of(Assessments.RECORDED))));
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Center(
                id.orElseThrow(),
                name.orElseThrow(),
                assessments.orElseThrow() == Assessments.LAST_CONTACT,
                unknownStatus,
                own,
                sources.keySet().stream()
                        .sorted()
                        .map(source -> sources.get(source).orElseThrow())
                        .toList(),
                tables,
                center.text("sources") + "\n" + center.text("tables") + "\n" + unknownStatus.key(),
                center.at()));
    }

    private List<TableMapping> tables(Block block, List<String> sources) {
        List<TableMapping> mappings = new ArrayList<>();
        for (Table table : StandardSchema.standard().harmonized()) {
            List<Entry> items =
                    block.optional(table.name()).map(Entry::someItems).orElse(List.of());
            for (int i = 0; i < items.size(); i++) {
                int ordinal = i;
                items.get(i)
                        .block()
                        .flatMap(item -> new MappingReader(table, sources, problems).read(item, ordinal))
                        .ifPresent(mappings::add);
            }
        }
        block.refuseUnknown();
        return mappings;
    }

    private void refuseMissing(List<String> mapped, boolean recorded) {
        if (!mapped.contains(SUBJECT)) {
            center.problem(
                    "expected a mapping of the table subject, found none; map it, without it the centre has no subjects");
        }
        if (!needAssessments.isEmpty() && !mapped.contains(RESPONSE) && recorded) {
            center.problem("expected a mapping of the table response, because "
                    + String.join(", ", needAssessments) + (needAssessments.size() == 1 ? " is" : " are")
                    + " censored at LSTASSDT, found none; map the assessments, say assessments = last-contact here,"
                    + " or censor at LSTALVDT in the study");
        }
    }
}
