package org.ninefold.results;

/**
 * What a name of the study stands for, in words.
 *
 * @param position its place in the order of the study file
 * @param kind {@code STUDY}, {@code CENTRE}, {@code POPULATION}, {@code VARIABLE}, {@code ENDPOINT} or {@code ANALYSIS}
 * @param id the name
 * @param label its short title for people
 * @param text what it means, in whole sentences
 * @param tableId for an analysis the table of counts that it is computed from, null where there is none
 * @param context for an analysis its kind, null otherwise
 */
public record Definition(
        int position, String kind, String id, String label, String text, String tableId, String context) {}
