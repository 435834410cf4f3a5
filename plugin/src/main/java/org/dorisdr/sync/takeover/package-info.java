/** PROMOTE and SWITCHOVER: stops a job at a consistent point and makes its tables ordinary. */
package org.dorisdr.sync.takeover;
