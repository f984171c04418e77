/** The analysis datasets of a subject – ADSL, ADTTE, ADAE, ADRS, ADLB, ADMILE – and how a study derives them. */
package org.ninefold.adam;
