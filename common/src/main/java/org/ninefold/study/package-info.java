/** A study read from configuration: centres, endpoints, analyses; values, validated, with no behaviour but their invariants. */
package org.ninefold.study;
