package org.ninefold.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure that a publication prints, and where its like is computed.
 *
 * @param id the name of the figure, unique in the study
 * @param what what it is, for people
 * @param printed as it is printed
 * @param figures the rows of results that it is made of, by the name that {@code show} and {@code holds} use; {@link
 *     #ITSELF} for the only one
 * @param show the figure as a text with places {@code {stat:format}} or {@code {name.stat:format}}, null beside {@code holds}
 * @param holds conditions that must all hold for the printed text to be true, empty beside {@code show}
 * @param reason why the figure is not expected to agree, null where it is
 * @param informative whether nothing is printed that could agree
 */
public record Reproduction(
        String id,
        String what,
        String printed,
        Map<String, Rows> figures,
        String show,
        List<String> holds,
        String reason,
        boolean informative,
        Origin at) {

    /** The name of the figure of which there is only one. */
    public static final String ITSELF = "";

    /**
     * Which rows of results: null matches a row without the key, and for {@code variable}, {@code level} and {@code method}
     * any row.
     *
     * @param analysis the analysis
     * @param site the centre
     * @param group level of the groups
     * @param variable what the row is about
     * @param level level of it
     * @param cause cause of the event
     * @param time the time, as the analysis lists it
     * @param comparison of which groups
     * @param method how it was estimated
     * @param stratified whether within centres
     */
    public record Rows(
            String analysis,
            String site,
            String group,
            String variable,
            String level,
            String cause,
            String time,
            String comparison,
            String method,
            boolean stratified) {}

    public Reproduction {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        holds = List.copyOf(holds);
    }
}
