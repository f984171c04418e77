package org.ninefold.study;

/** What a subject is whose vital status nobody says and who has no date of death. */
public enum UnknownStatus implements Keyed {
    /** Alive at the last contact, with a finding: nobody stated the rule. */
    UNSTATED("unstated"),
    /** Alive at the last contact: the centre says so of all its subjects. */
    ALIVE("alive"),
    /** Nobody knows: endpoints without an event cannot be evaluated. */
    NOT_EVALUABLE("not-evaluable");

    private final String key;

    UnknownStatus(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
