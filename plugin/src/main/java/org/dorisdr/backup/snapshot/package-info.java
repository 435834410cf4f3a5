/** What is done with whole snapshots: finding, deleting, hashing their contents. */
package org.dorisdr.backup.snapshot;
