package org.dorisdr.host;

/** Whether this FE is the one that may run jobs and write state. Thread safe, never blocks. */
public interface Leadership {
  /** True once the catalog is loaded and replayed. */
  boolean isReady();

  /** True on the master. May turn false at any moment: every durable write checks again. */
  boolean isLeader();
}
