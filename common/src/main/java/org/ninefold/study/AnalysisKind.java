package org.ninefold.study;

/** The kinds of analyses that a study may list. */
enum AnalysisKind implements Keyed {
    PROPORTION("proportion"),
    GRADES("grades"),
    FREQUENCY("frequency"),
    SUMMARY("summary"),
    SURVIVAL("survival"),
    INCIDENCE("incidence"),
    FOLLOW_UP("follow-up"),
    CORRELATION("correlation");

    private final String key;

    AnalysisKind(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
