package org.ninefold.adam;

/** Why a record is not the one that a milestone comes from, or not on its day. */
enum MilestoneRule {
    AFTER_CUTOFF("after the cut-off"),
    AT_CUTOFF("imputed, and taken for the cut-off"),
    HISTORY("not after the index date"),
    BETWEEN("not after both index date and first infusion"),
    BEFORE_WINDOW("before the response window"),
    AFTER_WINDOW("after the response window"),
    IN_WINDOW("imputed, and taken for a day of the response window"),
    AFTER_RELAPSE("after the first relapse"),
    AFTER_THERAPY("after other therapy began"),
    NO_REMISSION("no remission by the study's cr"),
    WINDOW_OPEN("the response window is open at the cut-off"),
    ALIVE_AT_CUTOFF("seen alive on the cut-off or later");

    /** In words, as ADMILE has it. */
    final String text;

    MilestoneRule(String text) {
        this.text = text;
    }
}
