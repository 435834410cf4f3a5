package org.dorisdr.minidoris.host;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.doris.metric.Metric;
import org.apache.doris.metric.MetricRepo;

/** The metrics of this frontend as Doris's {@code /metrics} writes them. Thread safe. */
public final class MetricsPage {
  private static final String PREFIX = "doris_fe_";
  private static volatile Supplier<List<Metric<?>>> source = List::of;

  private MetricsPage() {}

  /** Told by the registry, of which there is one. */
  public static void set(Supplier<List<Metric<?>>> all) {
    source = all;
  }

  /** Prometheus's text form. */
  public static String text() {
    StringBuilder page = new StringBuilder();
    Set<String> titled = new HashSet<>();
    // Naming it makes sure that there is a registry.
    if (MetricRepo.DORIS_METRIC_REGISTER != null) {
      source.get().forEach(metric -> line(page, titled, metric));
    }
    return page.toString();
  }

  private static void line(StringBuilder page, Set<String> titled, Metric<?> metric) {
    String name = PREFIX + metric.getName();
    if (titled.add(name)) {
      String type = metric.getType().name().toLowerCase(Locale.ROOT);
      page.append("# HELP ").append(name).append(' ').append(metric.getDescription()).append('\n');
      page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
    page.append(name);
    if (!metric.getLabels().isEmpty()) {
      page.append(
          metric.getLabels().stream()
              .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
              .collect(Collectors.joining(", ", "{", "}")));
    }
    page.append(' ').append(metric.getValue()).append('\n');
  }
}
