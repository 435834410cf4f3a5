package org.apache.doris.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.dorisdr.minidoris.host.MetricsPage;

/** Metrics by name and labels. Thread safe. */
public class DorisMetricRegistry {
  private final Map<String, Map<String, Metric<?>>> metrics = new ConcurrentSkipListMap<>();

  public DorisMetricRegistry() {
    MetricsPage.set(this::all);
  }

  /** Adds one; it takes the place of one with the same name and labels. */
  @SuppressWarnings("rawtypes")
  public void addMetrics(Metric metric) {
    Metric<?> typed = metric;
    metrics
        .computeIfAbsent(typed.getName(), name -> new ConcurrentHashMap<>())
        .put(id(typed.getLabels()), typed);
  }

  /** All with that name. */
  @SuppressWarnings("rawtypes")
  public List<Metric> getMetricsByName(String name) {
    return new ArrayList<>(metrics.getOrDefault(name, Map.of()).values());
  }

  public void removeMetrics(String name) {
    metrics.remove(name);
  }

  public void removeMetricsByNameAndLabels(String name, List<MetricLabel> labels) {
    Map<String, Metric<?>> named = metrics.get(name);
    if (named != null) {
      named.remove(id(labels));
    }
  }

  private List<Metric<?>> all() {
    List<Metric<?>> all = new ArrayList<>();
    metrics.values().forEach(named -> all.addAll(new TreeMap<>(named).values()));
    return all;
  }

  private static String id(List<MetricLabel> labels) {
    Map<String, String> sorted = new TreeMap<>();
    labels.forEach(label -> sorted.put(label.getKey(), String.valueOf(label.getValue())));
    return sorted.toString();
  }
}
