/** The standard schema and its vocabulary: one definition, as data, for mapping, validation and the dictionary. */
package org.ninefold.schema;
