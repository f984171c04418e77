package org.ninefold.study;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a study and its centres. */
public final class StudyReader {
    /** What the key of a guess begins with; a configuration that has one is refused. */
    public static final String GUESS = "confirm-";

    static final KeySet STUDY = new KeySet("Study");
    static final Key<String> ID = STUDY.required("id", KeyType.ID);
    static final Key<String> TITLE = STUDY.required("title", KeyType.TEXT);
    static final Key<Boolean> SYNTHETIC = STUDY.optional("synthetic", KeyType.FLAG, false, "the extracts are invented");
    static final Key<LocalDate> CUTOFF = STUDY.required("cutoff", KeyType.DAY);
    static final Key<String> DATA_ROOT = STUDY.required("data-root", KeyType.TEXT, "the folder of the sources");

    static final KeySet PARTS = new KeySet("Study");
    static final Key<SortedMap<String, Entry>> UNITS = PARTS.optional(
            "units", KeyType.MEMBERS, new TreeMap<>(), "the units that tests of measurement are to have");
    static final Key<Block> GATES = PARTS.optional("gates", KeyType.object(GateRules.KEYS), "what stops a run");
    static final Key<Block> LIMITS =
            PARTS.optional("limits", KeyType.object(StudyLimits.KEYS), "how much the study may come to");
    static final Key<List<Entry>> EXCLUDE =
            PARTS.optional("exclude", KeyType.LIST, List.of(), "subjects who are another centre's, too");
    static final Key<SortedMap<String, Entry>> POPULATIONS =
            PARTS.required("populations", KeyType.MEMBERS, "who is counted");
    static final Key<List<Entry>> VARIABLES =
            PARTS.optional("variables", KeyType.LIST, List.of(), "further variables of ADSL");
    static final Key<List<Entry>> ENDPOINTS = PARTS.required("endpoints", KeyType.LIST, "a list of endpoints");
    static final Key<List<Entry>> ANALYSES = PARTS.required("analyses", KeyType.LIST, "a list of analyses");
    static final Key<List<Entry>> REPRODUCES =
            PARTS.optional("reproduces", KeyType.LIST, List.of(), "published figures");
    static final Key<List<Entry>> CENTERS = PARTS.required("centers", KeyType.LIST, "a list of centre files");
    static final Key<Integer> EXPECTED_CENTERS =
            PARTS.required("expected-centers", KeyType.integer(1, 100_000), "the number of centres");

    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private final Path studyFile;
    private final Problems problems = new Problems();
    private final List<Path> files = new ArrayList<>();

    private StudyReader(Path studyFile) {
        this.studyFile = studyFile;
    }

    /**
     * The study that a file configures.
     *
     * @throws InvalidConfigurationException with every problem of all files
     */
    public static Study read(Path studyFile) {
        return new StudyReader(studyFile).read();
    }

    private Study read() {
        files.add(studyFile);
        Optional<Study> study = new ConfigurationFile(studyFile, problems)
                .root("study", new Origin(studyFile.toString(), 0, ""))
                .flatMap(entry -> entry.block(STUDY, ResponseRules.KEYS, PARTS))
                .flatMap(this::study);
        problems.throwIfAny();
        return study.orElseThrow();
    }

    private Optional<Study> study(Block block) {
        ResponseRules responses = ResponseRules.of(block);
        SortedMap<String, String> units = new TreeMap<>();
        block.get(UNITS).forEach((test, unit) -> unit.word().ifPresent(word -> units.put(test, word)));
        GateRules gates = block.find(GATES)
                .map(own -> GateRules.read(own, GateRules.DEFAULT))
                .orElse(GateRules.DEFAULT);
        StudyLimits limits = block.find(LIMITS).flatMap(StudyLimits::read).orElse(StudyLimits.DEFAULT);
        SortedMap<String, Entry> named = block.find(POPULATIONS).orElse(new TreeMap<>());
        AdslVariables adsl = new VariablesReader(block.get(VARIABLES)).adsl();
        List<Population> populations = new PopulationsReader(adsl).read(named);
        EndpointsReader endpoints =
                new EndpointsReader(adsl, block.find(ENDPOINTS).orElse(List.of()));
        AnalysesReader analyses = new AnalysesReader(
                adsl,
                populations,
                List.copyOf(named.keySet()),
                endpoints,
                responses.to(),
                block.find(ANALYSES).orElse(List.of()));
        List<Reproduction> reproductions = new ReproductionsReader(
                        analyses.analyses().stream().map(Analysis::id).toList())
                .read(block.get(REPRODUCES));
        List<Center> centers = centers(block, endpoints.censoredAtLastAssessment(), gates);
        List<Exclusion> exclusions = Exclusion.read(
                block.get(EXCLUDE), centers.stream().map(Center::id).toList());
        return block.done(() -> new Study(
                block.get(ID),
                block.get(TITLE),
                block.get(SYNTHETIC),
                block.get(CUTOFF),
                resolved(block.get(DATA_ROOT)),
                responses,
                units,
                gates,
                limits,
                exclusions,
                adsl,
                populations,
                endpoints.endpoints(),
                analyses.analyses(),
                analyses.levelsAccepted(),
                reproductions,
                centers,
                files));
    }

    private List<Center> centers(Block block, List<String> censoredAtLastAssessment, GateRules gates) {
        List<Entry> items = block.find(CENTERS).orElse(List.of());
        block.find(EXPECTED_CENTERS)
                .filter(number -> block.find(CENTERS).isPresent() && number != items.size())
                .ifPresent(number -> block.problemWith(
                        EXPECTED_CENTERS,
                        "expected " + number + " centres, found " + items.size()
                                + " in study.centers; add the missing files or correct the number"));
        List<Center> centers = new ArrayList<>();
        Map<String, Origin> ids = new HashMap<>();
        for (Entry item : items) {
            Optional<Path> path =
                    item.word().map(name -> studyFile.resolveSibling(name).normalize());
            if (path.isEmpty()) {
                continue;
            }
            if (files.contains(path.orElseThrow())) {
                item.problem("expected each centre file once, found " + path.orElseThrow() + " again; remove it");
                continue;
            }
            files.add(path.orElseThrow());
            new ConfigurationFile(path.orElseThrow(), problems)
                    .root("center", item.at())
                    .flatMap(entry -> entry.block(CenterReader.CENTER))
                    .flatMap(center -> new CenterReader(center, ids, censoredAtLastAssessment, gates).read())
                    .ifPresent(centers::add);
        }
        return centers;
    }

    private String resolved(String dataRoot) {
        return URI.matcher(dataRoot).matches()
                ? dataRoot
                : studyFile
                        .toAbsolutePath()
                        .resolveSibling(dataRoot)
                        .normalize()
                        .toString();
    }
}
