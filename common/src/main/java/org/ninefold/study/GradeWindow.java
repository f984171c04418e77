package org.ninefold.study;

/** Which infusions the worst grade is taken over. */
public enum GradeWindow implements Keyed {
    /** The first. */
    FIRST_INFUSION("first-infusion"),
    /** All. */
    ANY_INFUSION("any-infusion");

    private final String key;

    GradeWindow(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
