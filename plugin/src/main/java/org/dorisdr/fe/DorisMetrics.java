package org.dorisdr.fe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.doris.metric.Metric;
import org.apache.doris.metric.MetricLabel;
import org.apache.doris.metric.MetricRepo;
import org.dorisdr.host.Metrics;

/** Samples in the registry of this frontend, from which its metrics page is made. */
final class DorisMetrics implements Metrics {

  private record Key(String name, Map<String, String> labels) {}

  private final Map<Key, Shown> shown = new HashMap<>();

  /** One line of the page. */
  private static final class Shown extends Metric<Object> {
    private volatile double value;

    Shown(Sample sample) {
      super(sample.name(), type(sample), MetricUnit.NOUNIT, sample.help());
      List<MetricLabel> labels = new ArrayList<>();
      sample.labels().forEach((key, text) -> labels.add(new MetricLabel(key, escaped(text))));
      setLabels(labels);
    }

    private static MetricType type(Sample sample) {
      return sample.name().endsWith("_total") ? MetricType.COUNTER : MetricType.GAUGE;
    }

    /** The page writes values as they are. */
    private static String escaped(String text) {
      return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** A whole number as such: a page may show millions as 1.0E7 otherwise. */
    @Override
    public Object getValue() {
      double now = value;
      if (now == Math.rint(now) && Math.abs(now) < 1e15) {
        return (long) now;
      }
      return now;
    }
  }

  @Override
  public synchronized void publish(List<Sample> samples) {
    Set<Key> wanted = new HashSet<>();
    for (Sample sample : samples) {
      Key key = new Key(sample.name(), Map.copyOf(sample.labels()));
      wanted.add(key);
      Shown line = shown.get(key);
      if (line == null) {
        line = new Shown(sample);
        line.value = sample.value();
        MetricRepo.DORIS_METRIC_REGISTER.addMetrics(line);
        shown.put(key, line);
      }
      line.value = sample.value();
    }
    shown
        .entrySet()
        .removeIf(
            one -> {
              boolean gone = !wanted.contains(one.getKey());
              if (gone) {
                MetricRepo.DORIS_METRIC_REGISTER.removeMetricsByNameAndLabels(
                    one.getKey().name(), one.getValue().getLabels());
              }
              return gone;
            });
  }
}
