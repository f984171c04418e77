package org.ninefold.stats;

/** Why a number is not defined, as a sentence to print beside the empty place. */
public enum Reason {
    NO_SUBJECTS("There are no subjects."),
    TOO_FEW_SUBJECTS("There are too few subjects for this number."),
    NO_EVENTS("There are no events."),
    AFTER_LAST_FOLLOW_UP("The time lies after the last follow-up, and not all subjects had the event."),
    CURVE_AT_ZERO("The curve has reached 0, where it stays and has no interval."),
    NOBODY_FREE("Nobody is left free of the causes: the estimate is 1 and has no interval."),
    ALL_OF_THIS_CAUSE(
            "Nobody is left free of the causes, and none but this one ended it: the estimate stays 1 and has no interval."),
    NONE_OF_THIS_CAUSE(
            "Nobody is left free of the causes, and this one ended it for none: the estimate stays 0 and has no interval."),
    NOT_REACHED("The curve does not reach this level within the follow-up."),
    ALL_HAD_OTHER_CAUSES("Nobody is left free of the causes, and this one ended it for none."),
    NO_SURVIVORS("There are no survivors."),
    NOBODY_AT_RISK("There are no events, and nobody is at risk who would limit how likely they are."),
    NO_EVENTS_LATE_ENTRY("There are no events, and with late entries those at risk do not limit how likely they are."),
    CENTRES_ALIKE("The effects of the centres are equal, and the interval of Hartung and Knapp shrinks to one point."),
    NO_ERROR_IN_A_GROUP(
            "One group has no event before the horizon and so no error of its own; the interval and P rest on the other alone."),
    INTERVAL_UNDEFINED("The method gives no interval here."),
    NO_VARIATION("All values are equal."),
    NEVER_TOGETHER("At no event were subjects of two groups at risk together."),
    NOBODY_LEFT(
            "The common incidence reaches 1 before the last event, because a group ended early with other causes; the test is not defined."),
    ONE_GROUP("There are fewer than two groups to compare."),
    LATE_ENTRY("The test is not defined where subjects enter late; compare cause-specific hazards instead."),
    UNBOUNDED("The estimate has no finite value."),
    FEW_TO_THE_CUTOFF("Not told: of fewer than five subjects the days to the cut-off would tell a calendar day."),
    TOO_MANY_TABLES("The table is too large for an exact test.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in words. */
    public String sentence() {
        return sentence;
    }
}
