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

    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
    private static final int FAR = 100_000;

    private final Path studyFile;
    private final Problems problems = new Problems();
    private final List<Path> files = new ArrayList<>();
    private final SortedMap<String, String> units = new TreeMap<>();

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
                .flatMap(this::study);
        problems.throwIfAny();
        return study.orElseThrow();
    }

    private Optional<Study> study(Block block) {
        Optional<String> id = block.required("id", "letters, digits and _").flatMap(Entry::id);
        Optional<String> title = block.required("title", "a text").flatMap(Entry::word);
        boolean synthetic = block.optional("synthetic").flatMap(Entry::flag).orElse(false);
        Optional<LocalDate> cutoff = block.required("cutoff", Entry.DAY).flatMap(Entry::day);
        Optional<String> dataRoot =
                block.required("data-root", "the folder of the sources").flatMap(Entry::word);
        ResponseRules responses = new ResponseRulesReader(block).rules();
        block.optional("units").flatMap(Entry::block).ifPresent(this::units);
        GateRules gates = block.optional("gates")
                .flatMap(Entry::block)
                .map(own -> GateRules.read(own, GateRules.DEFAULT))
                .orElse(GateRules.DEFAULT);
        StudyLimits limits = block.optional("limits")
                .flatMap(Entry::block)
                .map(StudyLimits::read)
                .orElse(StudyLimits.DEFAULT);
        Optional<Entry> exclude = block.optional("exclude");
        Optional<Block> named = block.required("populations", "an object { … }").flatMap(Entry::block);
        List<Population> populations = named.map(StudyReader::populations).orElse(List.of());
        AdslVariables adsl = new VariablesReader(
                        block.optional("variables").map(Entry::items).orElse(List.of()))
                .adsl();
        EndpointsReader endpoints = new EndpointsReader(
                adsl,
                block.required("endpoints", "a list of endpoints")
                        .map(Entry::items)
                        .orElse(List.of()));
        AnalysesReader analyses = new AnalysesReader(
                adsl,
                populations,
                named.map(Block::names).orElse(List.of()),
                endpoints,
                responses.to(),
                block.required("analyses", "a list of analyses")
                        .map(Entry::items)
                        .orElse(List.of()));
        List<Reproduction> reproductions = new ReproductionsReader(
                        analyses.analyses().stream().map(Analysis::id).toList(),
                        block.optional("reproduces").map(Entry::items).orElse(List.of()))
                .reproductions();
        List<Center> centers = centers(block, endpoints.censoredAtLastAssessment(), gates);
        List<Exclusion> exclusions = exclude.map(list ->
                        Exclusion.read(list, centers.stream().map(Center::id).toList()))
                .orElse(List.of());
        block.refuseUnknown();
        if (problems.count() > 0) {
            return Optional.empty();
        }
        return Optional.of(new Study(
                id.orElseThrow(),
                title.orElseThrow(),
                synthetic,
                cutoff.orElseThrow(),
                resolved(dataRoot.orElseThrow()),
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

    private void units(Block block) {
        for (String test : block.names()) {
            block.required(test, "a unit").flatMap(Entry::word).ifPresent(unit -> units.put(test, unit));
        }
    }

    private static List<Population> populations(Block block) {
        List<Population> populations = new ArrayList<>();
        for (String name : block.names()) {
            Entry entry = block.required(name, "Spark SQL over ADSL").orElseThrow();
            if (Ids.legal(name)) {
                entry.word().ifPresent(where -> populations.add(new Population(name, where, entry.at())));
            } else {
                entry.problem(
                        "expected a name of letters, digits and _, found \"" + name + "\"; rename the population");
            }
        }
        return populations;
    }

    private List<Center> centers(Block block, List<String> censoredAtLastAssessment, GateRules gates) {
        Optional<Entry> list = block.required("centers", "a list of centre files");
        List<Entry> items = list.map(Entry::items).orElse(List.of());
        block.required("expected-centers", "the number of centres").ifPresent(expected -> expected.integer(1, FAR)
                .filter(number -> list.filter(Entry::isList).isPresent() && number != items.size())
                .ifPresent(number -> expected.problem("expected " + number + " centres, found " + items.size()
                        + " in study.centers; add the missing files or correct the number")));
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
                    .flatMap(center -> new CenterReader(center, problems, ids, censoredAtLastAssessment, gates).read())
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
