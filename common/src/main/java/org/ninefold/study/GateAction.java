package org.ninefold.study;

/** What a closed gate does to a run. */
public enum GateAction implements Keyed {
    /** Nothing is published, the previous snapshot stays current. */
    FAIL("fail"),
    /** The run goes on and says so. */
    WARN("warn"),
    /** What the current snapshot has of the centre is taken instead, and every figure that it enters says so. */
    CARRY_FORWARD("carry-forward");

    private final String key;

    GateAction(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
