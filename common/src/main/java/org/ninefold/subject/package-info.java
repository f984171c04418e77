/** The patient: typed rows of the standard tables, and how all records of one person become one subject. */
package org.ninefold.subject;
