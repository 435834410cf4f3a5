/** Proofs that snapshots can be restored: VERIFY SNAPSHOT as jobs, and what they found. */
package org.dorisdr.backup.proof;
