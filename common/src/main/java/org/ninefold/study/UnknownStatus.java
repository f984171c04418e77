package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** What a subject is whose vital status nobody says and who has no date of death. */
public enum UnknownStatus implements Keyed {
    /** Alive at the last contact, with a finding: nobody stated the rule. */
    UNSTATED,
    /** Alive at the last contact: the centre says so of all its subjects. */
    ALIVE,
    /** Nobody knows: endpoints without an event cannot be evaluated. */
    NOT_EVALUABLE
}
