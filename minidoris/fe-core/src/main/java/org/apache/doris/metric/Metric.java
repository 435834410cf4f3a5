package org.apache.doris.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * One value on the metrics page.
 *
 * @param <T> kind of value
 */
public abstract class Metric<T> {
  /** Whether it only grows. */
  public enum MetricType {
    GAUGE,
    COUNTER
  }

  /** What it counts. */
  public enum MetricUnit {
    NANOSECONDS,
    MICROSECONDS,
    MILLISECONDS,
    SECONDS,
    BYTES,
    ROWS,
    PERCENT,
    REQUESTS,
    OPERATIONS,
    BLOCKS,
    ROWSETS,
    CONNECTIONS,
    PACKETS,
    NOUNIT
  }

  protected String name;
  protected MetricType type;
  protected MetricUnit unit;
  protected List<MetricLabel> labels = new ArrayList<>();
  protected String description;

  public Metric(String name, MetricType type, MetricUnit unit, String description) {
    this.name = name;
    this.type = type;
    this.unit = unit;
    this.description = description;
  }

  public String getName() {
    return name;
  }

  public MetricType getType() {
    return type;
  }

  public MetricUnit getUnit() {
    return unit;
  }

  public String getDescription() {
    return description;
  }

  public Metric<T> addLabel(MetricLabel label) {
    labels.add(label);
    return this;
  }

  public List<MetricLabel> getLabels() {
    return labels;
  }

  public Metric<T> setLabels(List<MetricLabel> newLabels) {
    labels = newLabels;
    return this;
  }

  public abstract T getValue();
}
