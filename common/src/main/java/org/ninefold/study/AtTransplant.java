package org.ninefold.study;

/** What a transplant after the index date does to an endpoint. */
public enum AtTransplant implements Keyed {
    /** Nothing. */
    IGNORE("ignore"),
    /** An event counts only on or before it. */
    CENSOR("censor"),
    /** It is an event of its own, of the cause TRANSPLANT. */
    COMPETE("compete");

    private final String key;

    AtTransplant(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
