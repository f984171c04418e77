package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** What becomes of the figures of a kept snapshot out of which patients are taken. */
public enum ClosedFigures implements Keyed {
    /** They stay as they were published. */
    KEEP,
    /** The whole snapshot goes. */
    REMOVE
}
