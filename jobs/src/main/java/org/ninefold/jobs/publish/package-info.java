/** The snapshot on disk: patient tables written by the executors, small tables and the manifest by the driver. */
package org.ninefold.jobs.publish;
