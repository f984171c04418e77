package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** What a closed gate does to a run. */
public enum GateAction implements Keyed {
    /** Nothing is published, the previous snapshot stays current. */
    FAIL,
    /** The run goes on and says so. */
    WARN,
    /** What the current snapshot has of the centre is taken instead, and every figure that it enters says so. */
    CARRY_FORWARD
}
