package org.ninefold.study;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ninefold.schema.Field;

/**
 * Guarantee time: who belongs to a group that is known only after the origin cannot have had an event before it was known.
 * Such a group looks better than it is, unless its subjects enter late, start at a landmark, or the study accepts it.
 *
 * @param responseTo the last day of the response window
 */
record GuaranteeTime(AdslVariables adsl, int responseTo) {
    /** What is settled when the response window closes. */
    private static final Set<String> KNOWN_AFTER_WINDOW =
            Set.of("CRFL", "CRDT", "CRDTF", "BESTRESP", "NRDT", "NRDTF", "RESPEVAL");

    private static final Set<String> START_OF_WINDOW = Set.of("INDEXDT", "TRTSDT");

    /** What a subject is given, and what it was found to have just before: known at the infusion, not at a transplant before it. */
    private static final Set<String> KNOWN_AT_INFUSION =
            Set.of("ARM", "DOSE", "TRTSDT", "DISSTAT", "BLASTPCT", "MRDPCT", "INDEXDT");

    private static final String TRANSPLANT = "HSCTDT";
    private static final String INFUSION = "TRTSDT";

    /**
     * What is wrong, if anything is.
     *
     * @param population the population, null where it is not known
     * @param by the variable that groups the subjects, null without groups
     * @param landmark until when a subject must be observed to count, null without a landmark
     */
    Optional<String> problem(Population population, String by, Endpoint endpoint, Horizon landmark) {
        Set<String> used = population == null ? Set.of() : new SqlText(population.where()).identifiers();
        List<String> late = adsl.table().fields().stream()
                .filter(field -> !field.baseline() || afterOrigin(field.name(), endpoint.origin()))
                .map(Field::name)
                .filter(name -> name.equals(by) || used.contains(name))
                .filter(name -> !knownAtOrigin(name, endpoint.origin()))
                .filter(name -> !knownAtLandmark(name, endpoint.origin(), landmark))
                .filter(name -> !endpoint.entry().contains(knownAt(name)))
                .toList();
        if (late.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "expected groups and populations that are known at the origin of " + endpoint.id() + " ("
                        + String.join(", ", endpoint.origin()) + "), found " + String.join(", ", late)
                        + ", known only later; give the endpoint a late entry at the day it is known (entry = […]), or a landmark as its origin, or here, for"
                        + " what the response window decides (landmark = …), or say guarantee-time = accepted here, which puts a warning beside the figure");
    }

    private static boolean afterOrigin(String name, List<String> origin) {
        return origin.contains(TRANSPLANT) && KNOWN_AT_INFUSION.contains(name);
    }

    /** The date on which a variable is known: its own, if nobody says. */
    private String knownAt(String name) {
        return KNOWN_AT_INFUSION.contains(name)
                ? INFUSION
                : adsl.knownAt(name).orElse(AdslVariables.KNOWN_ON.getOrDefault(name, name));
    }

    private boolean knownAtLandmark(String name, List<String> origin, Horizon landmark) {
        return landmark != null
                && landmark.days() >= responseTo
                && KNOWN_AFTER_WINDOW.contains(name)
                && START_OF_WINDOW.containsAll(origin);
    }

    private boolean knownAtOrigin(String name, List<String> origin) {
        return origin.size() == 1 && knownAt(name).equals(origin.get(0));
    }
}
