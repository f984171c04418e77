package org.ninefold.study;

/** How the variance between centres is estimated. */
public enum HeterogeneityMethod implements Keyed {
    /** Restricted maximum likelihood. */
    REML,
    /** DerSimonian and Laird's moments. */
    DL,
    /** Paule and Mandel's moments. */
    PM
}
