package org.ninefold.study;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/**
 * What is computed, from whose extracts; lists are in the order of the study file, populations in that of their ids.
 *
 * @param id stamped on every row as STUDYID
 * @param synthetic whether the extracts are invented
 * @param cutoff the day at which follow-up is cut off
 * @param dataRoot where sources' paths start: an absolute path or a URI
 * @param responses which assessments decide on a subject's response
 * @param units of tests of the table measurement, the unit that the study has them in
 * @param gates what stops a run, unless a centre has its own
 * @param limits how much it may come to
 * @param exclusions the subjects that are left out
 * @param adsl the variables of a subject, the study's own included
 * @param levelsAccepted ids of the analyses whose levels may be many, or the own words of few
 * @param reproductions the published figures that are to come out, in the order of the study
 * @param files the study file, then the centres' files
 */
public record Study(
        String id,
        String title,
        boolean synthetic,
        LocalDate cutoff,
        String dataRoot,
        ResponseRules responses,
        SortedMap<String, String> units,
        GateRules gates,
        StudyLimits limits,
        List<Exclusion> exclusions,
        AdslVariables adsl,
        List<Population> populations,
        List<Endpoint> endpoints,
        List<Analysis> analyses,
        Set<String> levelsAccepted,
        List<Reproduction> reproductions,
        List<Center> centers,
        List<Path> files) {
    private static final List<String> FLAGGED = List.of("adsl", "adtte");

    /** What {@link #day} reads. */
    public static final String DAY = "a date such as 2020-06-30, from 1900 to 2199";

    /** A day that a study can have; empty for what is none. */
    public static Optional<LocalDate> day(String text) {
        return Literals.date(text).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2199);
    }

    public Study {
        Ids.require("study", id);
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
        exclusions = List.copyOf(exclusions);
        populations = List.copyOf(populations);
        endpoints = List.copyOf(endpoints);
        analyses = List.copyOf(analyses);
        levelsAccepted = Set.copyOf(levelsAccepted);
        reproductions = List.copyOf(reproductions);
        centers = List.copyOf(centers);
        files = List.copyOf(files);
        Ids.requireDistinct(
                "population", populations.stream().map(Population::id).toList());
        Ids.requireDistinct("endpoint", endpoints.stream().map(Endpoint::id).toList());
        Ids.requireDistinct("analysis", analyses.stream().map(Analysis::id).toList());
        Ids.requireDistinct("center", centers.stream().map(Center::id).toList());
    }

    /** The same study, cut off on another day. */
    public Study withCutoff(LocalDate day) {
        return with(day, exclusions, centers);
    }

    /**
     * The same study of some of its centres, for a check; the others' exclusions go with them.
     *
     * @param siteIds ids of the centres to keep
     */
    public Study withCenters(List<String> siteIds) {
        return with(
                cutoff,
                exclusions.stream()
                        .filter(exclusion -> siteIds.contains(exclusion.siteId()))
                        .toList(),
                centers.stream().filter(center -> siteIds.contains(center.id())).toList());
    }

    private Study with(LocalDate otherCutoff, List<Exclusion> otherExclusions, List<Center> otherCenters) {
        return new Study(
                id,
                title,
                synthetic,
                otherCutoff,
                dataRoot,
                responses,
                units,
                gates,
                limits,
                otherExclusions,
                adsl,
                populations,
                endpoints,
                analyses,
                levelsAccepted,
                reproductions,
                otherCenters,
                files);
    }

    /** A standard table as this study has it: ADSL with variables of its own, ADSL and ADTTE with the flags of its populations. */
    public Table table(String name) {
        Table standard = StandardSchema.standard().table(name);
        Table table = name.equals("adsl") ? adsl.table() : standard;
        return FLAGGED.contains(name)
                ? table.with(populations.stream().map(Population::field).toList())
                : table;
    }

    /** The standard tables that have columns of this study's own. */
    public List<Table> ownTables() {
        return FLAGGED.stream().map(this::table).toList();
    }

    /** Whether anything in use rests on what the response window decides. */
    public boolean asksForResponse() {
        var unknowns = new Unknowns(adsl);
        return analyses.stream()
                        .flatMap(analysis -> analysis.expressions(this).stream())
                        .anyMatch(unknowns::asksForResponse)
                || endpoints.stream().anyMatch(endpoint -> endpoint.nonResponse() != NonResponse.NONE);
    }

    /**
     * The endpoint of that id.
     *
     * @throws IllegalArgumentException if the study has none
     */
    public Endpoint endpoint(String id) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The study " + this.id + " has no endpoint " + id + "."));
    }

    /** The centre of that id, which the study has. */
    public Center center(String id) {
        return centers.stream()
                .filter(center -> center.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The population of that id.
     *
     * @throws IllegalArgumentException if the study has none
     */
    public Population population(String id) {
        return populations.stream()
                .filter(population -> population.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The study " + this.id + " has no population " + id + "."));
    }
}
