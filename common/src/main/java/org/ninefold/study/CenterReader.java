package org.ninefold.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ninefold.schema.Keyed;
import org.ninefold.schema.StandardSchema;

/**
 * Reads the file of one centre.
 *
 * @param others the ids of the centres read before
 * @param needAssessments the endpoints that need dated assessments
 * @param gates those of the study
 */
record CenterReader(Block center, Map<String, Origin> others, List<String> needAssessments, GateRules gates) {
    static final KeySet TABLES = new KeySet("Tables");
    private static final List<Key<List<Entry>>> MAPPINGS = StandardSchema.standard().harmonized().stream()
            .map(table -> TABLES.optional(table.name(), KeyType.SOME, List.of(), table.label()))
            .toList();

    static final KeySet CENTER = new KeySet("Centre");
    static final Key<String> ID =
            CENTER.required("id", KeyType.ID.to("a letter, then letters, digits and _", id -> Optional.of(id)
                    .filter(Ids::startsWithLetter)));
    static final Key<String> NAME = CENTER.required("name", KeyType.TEXT);
    static final Key<Assessments> ASSESSMENTS = CENTER.optional(
            "assessments", KeyType.choice(Assessments.class), Assessments.RECORDED, "what stands for assessments");
    static final Key<UnknownStatus> UNKNOWN_STATUS = CENTER.optional(
            "unknown-status",
            KeyType.choice(List.of(UnknownStatus.ALIVE, UnknownStatus.NOT_EVALUABLE)),
            "what subjects without vital status and date of death were at the last contact");
    static final Key<SortedMap<String, Entry>> SOURCES = CENTER.required("sources", KeyType.MEMBERS);
    static final Key<Block> MAPPED = CENTER.required("tables", KeyType.object(TABLES));
    static final Key<Block> GATES = CENTER.optional("gates", KeyType.object(GateRules.KEYS), "instead of the study's");

    private static final String RESPONSE = "response";
    private static final String SUBJECT = "subject";

    /** What stands for the assessments of the disease. */
    private enum Assessments implements Keyed {
        RECORDED,
        LAST_CONTACT
    }

    Optional<Center> read() {
        center.unique(ID, others);
        UnknownStatus unknownStatus = center.find(UNKNOWN_STATUS).orElse(UnknownStatus.UNSTATED);
        SortedMap<String, Entry> named = center.find(SOURCES).orElse(new TreeMap<>());
        List<String> ids = List.copyOf(named.keySet());
        List<Source> sources = new ArrayList<>();
        named.forEach(
                (id, entry) -> entry.block(SourceReader.FILES, DialectReader.KEYS, Guards.KEYS, SourceReader.RECORDS)
                        .flatMap(block -> new SourceReader(id, block, ids).read())
                        .ifPresent(sources::add));
        List<TableMapping> tables =
                center.find(MAPPED).map(block -> tables(block, ids)).orElse(List.of());
        GateRules own =
                center.find(GATES).map(block -> GateRules.read(block, gates)).orElse(gates);
        center.find(MAPPED).ifPresent(this::refuseMissing);
        return center.done(() -> new Center(
                center.get(ID),
                center.get(NAME),
                center.get(ASSESSMENTS) == Assessments.LAST_CONTACT,
                unknownStatus,
                own,
                sources,
                tables,
                center.text(SOURCES) + "\n" + center.text(MAPPED) + "\n" + unknownStatus.key(),
                center.at()));
    }

    private static List<TableMapping> tables(Block block, List<String> sources) {
        List<TableMapping> mappings = new ArrayList<>();
        for (Key<List<Entry>> key : MAPPINGS) {
            List<Entry> items = block.get(key);
            MappingReader reader = new MappingReader(StandardSchema.standard().table(key.name()), sources);
            for (int i = 0; i < items.size(); i++) {
                int ordinal = i;
                items.get(i)
                        .block(MappingReader.KEYS)
                        .flatMap(item -> reader.read(item, ordinal))
                        .ifPresent(mappings::add);
            }
        }
        block.refuseUnknown();
        return mappings;
    }

    private void refuseMissing(Block tables) {
        if (!maps(tables, SUBJECT)) {
            center.problem(
                    "expected a mapping of the table subject, found none; map it, without it the centre has no subjects");
        }
        if (!needAssessments.isEmpty()
                && !maps(tables, RESPONSE)
                && center.settled(ASSESSMENTS).equals(Optional.of(Assessments.RECORDED))) {
            center.problem("expected a mapping of the table response, because "
                    + String.join(", ", needAssessments) + (needAssessments.size() == 1 ? " is" : " are")
                    + " censored at LSTASSDT, found none; map the assessments, say assessments = last-contact here,"
                    + " or censor at LSTALVDT in the study");
        }
    }

    private static boolean maps(Block tables, String table) {
        return MAPPINGS.stream().anyMatch(key -> key.name().equals(table) && tables.has(key));
    }
}
