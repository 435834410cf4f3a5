package org.apache.doris.metric;

/** Name and value in the braces behind a metric's name. Immutable. */
public class MetricLabel {
  private final String key;
  private final String value;

  public MetricLabel(String key, String value) {
    this.key = key;
    this.value = value;
  }

  public String getKey() {
    return key;
  }

  public String getValue() {
    return value;
  }
}
