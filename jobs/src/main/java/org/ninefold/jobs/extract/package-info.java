/** Reading the files of a centre as they come: every cell as text, every record with its file and line. */
package org.ninefold.jobs.extract;
