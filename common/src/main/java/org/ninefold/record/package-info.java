/** A centre's record becomes standard rows: texts, dates, numbers, codes, grades, and the SQL of mappings through one interface. */
package org.ninefold.record;
