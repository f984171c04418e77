/** What is counted of each subject, and the tables of counts: pure data, which add over centres. */
package org.ninefold.counting;
