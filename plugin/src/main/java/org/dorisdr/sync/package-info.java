/** Replication jobs: full copy, then binlogs, exactly once. */
package org.dorisdr.sync;
