package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** How the error of an effect pooled over the centres is made. */
public enum HartungKnapp implements Keyed {
    /** As Hartung and Knapp give it, however small. */
    PLAIN,
    /** Never smaller than the centres' own errors make it. */
    ADHOC
}
