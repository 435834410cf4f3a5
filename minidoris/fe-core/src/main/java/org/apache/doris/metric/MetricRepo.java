package org.apache.doris.metric;

/** The metrics of this frontend. */
public final class MetricRepo {
  public static final DorisMetricRegistry DORIS_METRIC_REGISTER = new DorisMetricRegistry();

  public MetricRepo() {}
}
