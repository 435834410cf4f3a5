package org.dorisdr.host;

import java.util.List;
import java.util.Map;

/** The metrics page of the FE that we live in. Thread safe. */
public interface Metrics {
  /**
   * One value.
   *
   * @param name without the FE's prefix, for example {@code dr_sync_job_lag_seconds}; a name that
   *     ends in {@code _total} is a counter
   * @param help one line
   * @param labels in the order in which they are shown
   */
  record Sample(String name, String help, Map<String, String> labels, double value) {}

  /** Where samples come from; thread safe and quick, for it is asked every few seconds. */
  interface Source {
    List<Sample> samples();
  }

  /** Shows exactly these from now on; what was shown before and is not among them goes. */
  void publish(List<Sample> samples);

  /** Shows nothing anywhere. */
  Metrics NONE = samples -> {};
}
