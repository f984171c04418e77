package org.ninefold.analysis;

import java.util.List;
import java.util.stream.Collectors;
import org.ninefold.study.AtTransplant;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Study;

/**
 * An endpoint in words: where it starts, what ends it, and who is censored when.
 *
 * @param study whose milestones it names
 */
record EndpointText(Study study, Endpoint endpoint) {

    String text() {
        var text = new Sentences();
        text.add("Counted in whole days from %s, which is day 0", first(endpoint.origin()));
        List<Cause> causes = endpoint.causes();
        if (causes.size() == 1) {
            text.add("The event is %s", earliest(causes.get(0).dates()));
        } else {
            text.add(
                    "Whichever comes first is the event, and the others compete with it: %s",
                    causes.stream()
                            .map(cause -> cause.name() + ", by " + earliest(cause.dates()))
                            .collect(Collectors.joining("; ")));
            text.add("Of several on one day the first named counts");
        }
        nonResponse(text);
        text.add("Who has no event is censored on the day of %s", milestone(endpoint.censor()));
        transplant(text);
        if (!endpoint.entry().isEmpty()) {
            text.add(
                    "A subject is at risk only after %s (late entry); without one, from the start; with one on an unknown day it is not"
                            + " evaluable",
                    first(endpoint.entry()));
        }
        return text.text();
    }

    private void nonResponse(Sentences text) {
        String day =
                switch (endpoint.nonResponse()) {
                    case NONE -> null;
                    case ASSESSMENT -> "on the day when that was found";
                    case LANDMARK -> "at the end of the response window";
                    case ORIGIN -> "on day 0";
                };
        if (day != null) {
            String cause = endpoint.causes().get(0).name();
            text.add("A subject that does not respond has the event %s %s", cause, day);
        }
    }

    private void transplant(Sentences text) {
        String transplant = milestone("SCTDT");
        if (endpoint.atTransplant() == AtTransplant.CENSOR) {
            text.add("Follow-up also ends at %s: an event counts on or before it", transplant);
        } else if (endpoint.atTransplant() == AtTransplant.COMPETE) {
            text.add("The %s competes as an event of its own, %s", transplant, Endpoint.TRANSPLANT);
        } else {
            text.add("A transplant changes nothing");
        }
    }

    /** Of several milestones the first that a subject has. */
    private String first(List<String> names) {
        return milestones(names, ", or where there is none ");
    }

    /** Of several milestones the one that comes first. */
    private String earliest(List<String> names) {
        return milestones(names, " or ");
    }

    private String milestones(List<String> names, String between) {
        return names.stream().map(this::milestone).collect(Collectors.joining(between));
    }

    private String milestone(String name) {
        return "the "
                + Sentences.small(study.adsl().table().field(name).label())
                        .replaceFirst("; .*", "")
                        .replaceFirst("^latest dated", "last dated")
                + " (" + name + ")";
    }
}
