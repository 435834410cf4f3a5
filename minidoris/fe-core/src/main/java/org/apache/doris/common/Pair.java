package org.apache.doris.common;

/** Two values. */
public class Pair<F, S> {
  public F first;
  public S second;

  private Pair(F first, S second) {
    this.first = first;
    this.second = second;
  }

  public static <F, S> Pair<F, S> of(F first, S second) {
    return new Pair<>(first, second);
  }
}
