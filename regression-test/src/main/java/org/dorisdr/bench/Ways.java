package org.dorisdr.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Seconds that several ways to do the same take, one of each way in every round. */
final class Ways {
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  void add(String way, double took) {
    seconds.computeIfAbsent(way, w -> new ArrayList<>()).add(took);
  }

  void clear() {
    seconds.clear();
  }

  /** The way with the least median; picking in each round would make luck a way of its own. */
  List<Double> fastest() {
    return seconds.values().stream().min(Comparator.comparingDouble(Ways::median)).orElseThrow();
  }

  static double median(List<Double> values) {
    return at(values, 0.5);
  }

  /**
   * How many times as long as {@code ours} the other takes, round by round.
   *
   * @param ours of the same rounds
   */
  static List<Double> ratios(List<Double> other, List<Double> ours) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(other.get(i) / ours.get(i));
    }
    return ratios;
  }

  static double least(List<Double> values) {
    return at(values, 0);
  }

  private static double at(List<Double> values, double share) {
    return new Percentiles(values.stream().mapToDouble(v -> v).toArray()).at(share);
  }
}
