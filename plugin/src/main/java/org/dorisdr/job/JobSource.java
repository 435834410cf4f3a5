package org.dorisdr.job;

import java.util.Set;

/** Tells the scheduler which jobs of one kind there are to run. Thread safe. */
public interface JobSource {

  /** Ids of the jobs that should be running now. */
  Set<String> runnable();

  /** Makes the worker of one of them from its stored record. */
  Worker start(String id);
}
